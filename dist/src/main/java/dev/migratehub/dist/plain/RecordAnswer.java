package dev.migratehub.dist.plain;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a record answers by itself to `equals`, `hashCode` and `toString`, component by component
/// and word for word as the JDK would.
final class RecordAnswer {

  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final MethodTypeDesc SAME = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
  private static final MethodTypeDesc HASH = MethodTypeDesc.of(CD_int, CD_Object);
  private static final MethodTypeDesc NAME = MethodTypeDesc.of(CD_String);
  private static final int THIS = 0;
  private static final int OTHER = 1;

  private final ClassDesc owner;
  private final List<DirectMethodHandleDesc> fields;

  private RecordAnswer(ClassDesc owner, List<DirectMethodHandleDesc> fields) {
    this.owner = owner;
    this.fields = fields;
  }

  static Optional<Consumer<CodeBuilder>> of(InvokeDynamicEntry call) {
    List<ConstantDesc> arguments =
        call.bootstrap().arguments().stream().map(LoadableConstantEntry::constantValue).toList();
    RecordAnswer answer =
        new RecordAnswer(
            (ClassDesc) arguments.getFirst(),
            arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList());
    return switch (call.name().stringValue()) {
      case "equals" -> Optional.of(answer::equal);
      case "hashCode" -> Optional.of(answer::hash);
      case "toString" -> Optional.of(answer::text);
      default -> Optional.empty();
    };
  }

  private void equal(CodeBuilder code) {
    Label differs = code.newLabel();
    Label isSame = code.newLabel();
    code.aload(THIS).aload(OTHER).if_acmpeq(isSame);
    code.aload(OTHER).instanceOf(owner).ifeq(differs);
    for (DirectMethodHandleDesc field : fields) {
      load(code, THIS, field);
      code.aload(OTHER).checkcast(owner).getfield(owner, field.methodName(), type(field));
      compare(code, type(field), differs);
    }
    code.labelBinding(isSame).iconst_1().ireturn();
    code.labelBinding(differs).iconst_0().ireturn();
  }

  private static void compare(CodeBuilder code, ClassDesc type, Label differs) {
    switch (TypeKind.from(type)) {
      case REFERENCE -> code.invokestatic(OBJECTS, "equals", SAME).ifeq(differs);
      case LONG -> code.lcmp().ifne(differs);
      case FLOAT, DOUBLE ->
          code.invokestatic(boxed(type), "compare", MethodTypeDesc.of(CD_int, type, type))
              .ifne(differs);
      default -> code.if_icmpne(differs);
    }
  }

  private void hash(CodeBuilder code) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      code.bipush(31).imul();
      load(code, THIS, field);
      ClassDesc type = type(field);
      if (type.isPrimitive()) {
        code.invokestatic(boxed(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void text(CodeBuilder code) {
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", ConstantDescs.MTD_void);
    code.loadConstant(owner).invokevirtual(ConstantDescs.CD_Class, "getSimpleName", NAME);
    append(code, CD_String);
    String before = "[";
    for (DirectMethodHandleDesc field : fields) {
      code.loadConstant(before + field.methodName() + "=");
      append(code, CD_String);
      load(code, THIS, field);
      append(code, appended(type(field)));
      before = ", ";
    }
    code.loadConstant(fields.isEmpty() ? "[]" : "]");
    append(code, CD_String);
    code.invokevirtual(BUILDER, "toString", NAME).areturn();
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
  }

  /// The parameter type that the builder of texts has for it.
  private static ClassDesc appended(ClassDesc type) {
    return switch (TypeKind.from(type)) {
      case REFERENCE -> CD_Object;
      case BYTE, SHORT -> CD_int;
      default -> type;
    };
  }

  private void load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    code.aload(slot).getfield(owner, field.methodName(), type(field));
  }

  /// A field is kept as a handle that takes the record and gives the value.
  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  private static ClassDesc boxed(ClassDesc type) {
    return ClassDesc.of(
        switch (TypeKind.from(type)) {
          case BOOLEAN -> "java.lang.Boolean";
          case BYTE -> "java.lang.Byte";
          case CHAR -> "java.lang.Character";
          case SHORT -> "java.lang.Short";
          case INT -> "java.lang.Integer";
          case LONG -> "java.lang.Long";
          case FLOAT -> "java.lang.Float";
          case DOUBLE -> "java.lang.Double";
          case REFERENCE, VOID -> throw new IllegalArgumentException(type.displayName());
        });
  }
}
