package dev.migratehub.dist.plain;

import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Replaces the calls of a class that the JDK would spin code for when they are first reached: the
/// choice of a case in a `switch` over types, and what a record answers to `equals`, `hashCode` and
/// `toString`. A start-up cache keeps lambdas and joined texts, but neither of these. The same
/// decisions are then made by methods of the class itself.
///
/// Not for several threads.
public final class PlainCode {

  private static final int GENERATED =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassFile files;

  /// @param libraries finds the classes that the code refers to
  public PlainCode(ClassLoader libraries) {
    this.files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(libraries)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /// The same class with plain methods instead; the bytes that came when there is nothing to do.
  public byte[] of(byte[] bytes) {
    ClassModel model = files.parse(bytes);
    if (!hasSome(model.constantPool())) {
      return bytes;
    }
    Calls calls = new Calls(model);
    byte[] changed = files.transformClass(model, calls.transform());
    return calls.methods.isEmpty() ? bytes : changed;
  }

  /// Most classes of others have none, and they may refer to classes that nobody has.
  private static boolean hasSome(ConstantPool pool) {
    return IntStream.range(0, pool.bootstrapMethodCount())
        .mapToObj(pool::bootstrapMethodEntry)
        .anyMatch(it -> !maker(it).isEmpty());
  }

  /// What makes the code of a call, if it is of those that are replaced.
  private static String maker(BootstrapMethodEntry entry) {
    DirectMethodHandleDesc method = entry.bootstrapMethod().asSymbol();
    boolean known = method.owner().packageName().equals("java.lang.runtime");
    return known ? method.owner().displayName() + "." + method.methodName() : "";
  }

  /// The calls of one class that were replaced so far.
  private static final class Calls {

    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<Method> methods = new ArrayList<>();

    Calls(ClassModel model) {
      this.owner = model.thisClass().asSymbol();
      this.isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    ClassTransform transform() {
      return ClassTransform.transformingMethodBodies(this::replace)
          .andThen(ClassTransform.endHandler(this::add));
    }

    private void add(ClassBuilder builder) {
      for (Method method : methods) {
        builder.withMethodBody(method.name(), method.type(), GENERATED, method.body());
      }
    }

    private void replace(CodeBuilder builder, CodeElement element) {
      if (element instanceof InvokeDynamicInstruction call && replaced(call.invokedynamic())) {
        Method method = methods.getLast();
        builder.invokestatic(owner, method.name(), method.type(), isInterface);
      } else {
        builder.with(element);
      }
    }

    private boolean replaced(InvokeDynamicEntry call) {
      Optional<Consumer<CodeBuilder>> body =
          switch (maker(call.bootstrap())) {
            case "SwitchBootstraps.typeSwitch" -> CaseChoice.ofTypes(call);
            case "SwitchBootstraps.enumSwitch" -> CaseChoice.ofConstants(call);
            case "ObjectMethods.bootstrap" -> RecordAnswer.of(call);
            default -> Optional.empty();
          };
      body.ifPresent(
          code -> methods.add(new Method("plain$" + methods.size(), call.typeSymbol(), code)));
      return body.isPresent();
    }
  }
}
