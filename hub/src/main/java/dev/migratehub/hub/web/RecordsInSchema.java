package dev.migratehub.hub.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes into the OpenAPI document which fields are always there, by the rule of [RequiredFields]:
/// all of a record's but those that are `@Nullable` or `Optional`.
@Component
final class RecordsInSchema implements ModelConverter {

  private static final String REFERENCE = "#/components/schemas/";

  RecordsInSchema() {}

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    JavaType java = Json.mapper().constructType(type.getType());
    if (java.isRecordType() && ours(java) && type.getName() == null) {
      type.name(name(java));
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    if (schema != null && java.isRecordType() && ours(java)) {
      Schema<?> defined =
          schema.get$ref() == null
              ? schema
              : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE.length()));
      if (defined != null) {
        require(defined, java.getRawClass());
      }
    }
    return schema;
  }

  private static void require(Schema<?> schema, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      boolean maybe =
          component.getType() == Optional.class
              || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean known =
          schema.getProperties() != null && schema.getProperties().containsKey(component.getName());
      if (!maybe && known) {
        schema.addRequiredItem(component.getName());
      }
    }
  }

  /// `UserApi.View` is a `UserView`, and a slice of them a `SliceUserView`; `UserApi.NewUser` says
  /// itself what it is.
  private static String name(JavaType type) {
    StringBuilder name = new StringBuilder(name(type.getRawClass()));
    type.getBindings().getTypeParameters().forEach(it -> name.append(name(it)));
    return name.toString();
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String own = type.getSimpleName();
    String stem = outer == null ? "" : outer.getSimpleName().replaceFirst("Api$", "");
    return own.contains(stem) ? own : stem + own;
  }

  private static boolean ours(JavaType type) {
    return type.getRawClass().getName().startsWith("dev.migratehub.");
  }
}
