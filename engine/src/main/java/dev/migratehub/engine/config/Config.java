package dev.migratehub.engine.config;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What all sources say together: the first that says anything about a setting decides about it.
///
/// For one target of several, what is said for that target goes before what is said in general,
/// flags apart: those always come first.
public final class Config {

  private final Source flags;
  private final List<Source> others;

  private Config(Source flags, List<Source> others) {
    this.flags = flags;
    this.others = List.copyOf(others);
  }

  /// The sources, the one that decides first at the head.
  public static Config of(Source flags, List<Source> others) {
    return new Config(flags, others);
  }

  /// The names of all targets that are described, in alphabetical order.
  public Set<String> targets() {
    Set<String> names = new TreeSet<>();
    others.forEach(source -> names.addAll(source.targets()));
    return names;
  }

  /// What holds for one target.
  public Config forTarget(String target) {
    List<Source> both = new ArrayList<>();
    others.forEach(source -> both.add(source.forTarget(target)));
    both.addAll(others);
    return new Config(flags, both);
  }

  /// The sources, the one that decides first at the head.
  List<Source> sources() {
    List<Source> all = new ArrayList<>();
    all.add(flags);
    all.addAll(others);
    return all;
  }

  /// What only the first so many sources say.
  Config first(int count) {
    return new Config(flags, sources().subList(1, count));
  }

  /// The text of a setting and where it stands; empty where only the default counts.
  public Optional<Value> said(Setting<?> setting) {
    return sources().stream().flatMap(source -> source.find(setting.key()).stream()).findFirst();
  }

  /// The value of a setting, or its default, if it has one.
  ///
  /// @throws ProblemException when what was said is not allowed
  public <T> Optional<T> find(Setting<T> setting) {
    Optional<Value> said = said(setting);
    if (said.isPresent()) {
      return Optional.of(read(setting, said.get()));
    }
    return setting.fallback().map(text -> setting.type().reader().apply(text));
  }

  /// The value of a setting that has a default.
  ///
  /// @throws ProblemException when what was said is not allowed
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  /// Reads a value.
  ///
  /// @throws ProblemException when it is not allowed
  static <T> T read(Setting<T> setting, Value value) {
    try {
      return setting.type().reader().apply(value.text());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(refused(setting, value), e);
    }
  }

  private static Problem refused(Setting<?> setting, Value value) {
    String shown = setting.secret() ? "has a value that" : "is " + value.text() + ", which";
    return new Problem(
        Code.SETTING_INVALID,
        "%s %s cannot be used (%s)".formatted(setting.key(), shown, value.origin()),
        "no database was touched",
        "set it to " + setting.type().allowed());
  }
}
