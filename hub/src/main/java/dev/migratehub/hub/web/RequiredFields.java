package dev.migratehub.hub.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/// Reads from a record's types which fields of a body must be there: all but those that are
/// `@Nullable` or `Optional`.
final class RequiredFields extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  RequiredFields() {}

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return required(member) ? Boolean.TRUE : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
    return required(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
  }

  private static boolean required(Annotated member) {
    if (!(member instanceof AnnotatedParameter parameter)
        || !(parameter.getOwner().getMember() instanceof Executable executable)
        || !executable.getDeclaringClass().isRecord()
        || !executable.getDeclaringClass().getName().startsWith("dev.migratehub.")) {
      return false;
    }
    AnnotatedType type = executable.getAnnotatedParameterTypes()[parameter.getIndex()];
    return !type.isAnnotationPresent(Nullable.class) && parameter.getRawType() != Optional.class;
  }
}
