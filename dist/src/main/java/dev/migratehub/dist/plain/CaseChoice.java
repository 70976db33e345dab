package dev.migratehub.dist.plain;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which case of a `switch` a value meets, asked of one case after the other from the one at which
/// the caller wants to go on; -1 for null, and the number of cases when none is met.
final class CaseChoice {

  private static final int VALUE = 0;
  private static final int FROM = 1;
  private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(CD_boolean, CD_Object);

  private CaseChoice() {}

  /// A `switch` over types; nothing where a case is of a kind that we do not know.
  static Optional<Consumer<CodeBuilder>> ofTypes(InvokeDynamicEntry call) {
    List<ConstantDesc> cases = cases(call);
    boolean known = cases.stream().allMatch(it -> it instanceof ClassDesc c && !c.isPrimitive());
    return known ? Optional.of(code -> choose(code, cases, CD_Object)) : Optional.empty();
  }

  /// A `switch` over the constants of an enum, which stand there by their names.
  static Optional<Consumer<CodeBuilder>> ofConstants(InvokeDynamicEntry call) {
    List<ConstantDesc> cases = cases(call);
    ClassDesc type = call.typeSymbol().parameterType(VALUE);
    boolean known = cases.stream().allMatch(it -> it instanceof ClassDesc || it instanceof String);
    return known ? Optional.of(code -> choose(code, cases, type)) : Optional.empty();
  }

  private static List<ConstantDesc> cases(InvokeDynamicEntry call) {
    return call.bootstrap().arguments().stream().map(LoadableConstantEntry::constantValue).toList();
  }

  private static void choose(CodeBuilder code, List<ConstantDesc> cases, ClassDesc type) {
    Label present = code.newLabel();
    code.aload(VALUE).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < cases.size(); i++) {
      Label next = code.newLabel();
      code.iload(FROM).loadConstant(i).if_icmpgt(next);
      meets(code, cases.get(i), type);
      code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }

  private static void meets(CodeBuilder code, ConstantDesc wanted, ClassDesc type) {
    code.aload(VALUE);
    if (wanted instanceof ClassDesc wantedType) {
      code.instanceOf(wantedType);
    } else {
      code.invokevirtual(type, "name", MethodTypeDesc.of(CD_String));
      code.loadConstant(wanted).invokevirtual(CD_String, "equals", EQUALS);
    }
  }
}
