package dev.migratehub.dist.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CompoundElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainCodeTest {

  @Test
  void records_answer_as_before() throws Exception {
    List<Object> before = new Samples().get();
    List<Object> after = made(Samples.class.getName()).get();

    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      Object one = after.get(i);
      assertThat(one.toString()).isEqualTo(before.get(i).toString());
      assertThat(one.hashCode()).isEqualTo(before.get(i).hashCode());
      int at = i;
      assertThat(IntStream.range(0, after.size()).mapToObj(j -> one.equals(after.get(j))).toList())
          .isEqualTo(
              IntStream.range(0, before.size())
                  .mapToObj(j -> before.get(at).equals(before.get(j)))
                  .toList());
      assertThat(one.equals(null)).isFalse();
      assertThat(one.equals("another")).isFalse();
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void switches_choose_as_before() throws Exception {
    Function<@Nullable Object, String> after =
        (Function<@Nullable Object, String>)
            new Rewritten()
                .loadClass(Choices.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    List<@Nullable Object> values = new ArrayList<>();
    values.addAll(List.of("text", "", 1, 70, 2L, 'c', List.of(), Thread.State.NEW));
    values.addAll(List.of(Thread.State.BLOCKED, new int[] {1}, new Object[0], this));
    values.add(null);

    for (Object value : values) {
      assertThat(after.apply(value)).isEqualTo(new Choices().apply(value));
    }
  }

  @Test
  void nothing_is_spun_at_run_time_any_more() throws Exception {
    for (Class<?> type : List.of(Samples.Mixed.class, Samples.Empty.class, Choices.class)) {
      byte[] after = new PlainCode(getClass().getClassLoader()).of(bytes(type.getName()));
      assertThat(calls(ClassFile.of().parse(after))).doesNotContain("java.lang.runtime");
    }
  }

  /// The packages of what makes the calls in its methods.
  private static List<String> calls(ClassModel model) {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CompoundElement::elementStream)
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().owner().packageName())
        .toList();
  }

  @Test
  void a_class_without_them_stays_as_it_is() throws Exception {
    byte[] bytes = bytes(getClass().getName());
    assertThat(new PlainCode(getClass().getClassLoader()).of(bytes)).isSameAs(bytes);
  }

  @SuppressWarnings("unchecked")
  private static Supplier<List<Object>> made(String name) throws ReflectiveOperationException {
    return (Supplier<List<Object>>)
        new Rewritten().loadClass(name).getDeclaredConstructor().newInstance();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        PlainCodeTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  /// Loads the samples anew, rewritten.
  private static final class Rewritten extends ClassLoader {

    private final PlainCode plain = new PlainCode(PlainCodeTest.class.getClassLoader());

    Rewritten() {
      super(PlainCodeTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.matches(".*\\.plain\\.(Samples|Choices).*")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      try {
        byte[] code = plain.of(bytes(name));
        return loaded != null ? loaded : defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
