package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Outlines;
import dev.migratehub.engine.script.Script;
import dev.migratehub.hub.inventory.Engine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a script with the engine's own eyes before it is kept: what cannot be split, is empty, or
/// asks for what there is not, would be refused by every target.
///
/// @param field what a finding calls the script: `sqlUp`
/// @param name what a sentence calls it
public record ScriptCheck(String field, String name, String text, TransactionMode mode) {

  /// Hears what the engine reads while it looks for what is wrong.
  interface Reader {

    /// What looks at each statement.
    Function<String, Effect> effects(Dialect dialect);

    /// The whole script was read.
    void read(Engine engine, Outline outline, Transaction transaction);
  }

  private static final Reader NOBODY =
      new Reader() {
        @Override
        public Function<String, Effect> effects(Dialect dialect) {
          return dialect::effect;
        }

        @Override
        public void read(Engine engine, Outline outline, Transaction transaction) {}
      };

  /// What is wrong with the script on these engines; nothing when it can be taken.
  ///
  /// @param engines where it will run; where that is not known, one that can read it is enough
  public List<ScriptFinding> on(Set<Engine> engines) {
    return on(engines, NOBODY);
  }

  /// The same, and somebody hears what is read.
  List<ScriptFinding> on(Set<Engine> engines, Reader reader) {
    Optional<ScriptFinding> unusable = unusableText();
    if (unusable.isPresent()) {
      return List.of(unusable.get());
    }
    Script script;
    try {
      script = Scripts.of(name, text, mode);
    } catch (ProblemException e) {
      return List.of(ScriptFinding.of(field, "", e.problem()));
    }
    TransactionMode said = script.directives().transaction();
    if (mode != TransactionMode.AUTO && said != mode) {
      return List.of(
          finding(
              Code.DIRECTIVE_INVALID,
              "the script asks for transaction=%s and the migration for %s; say the same in both"
                  .formatted(Modes.text(said), Modes.text(mode))));
    }
    return engines.isEmpty() ? onAny(script, reader) : onAll(script, engines, reader);
  }

  /// What no engine and no database can take.
  private Optional<ScriptFinding> unusableText() {
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      long line = text.substring(0, zero).lines().count();
      int start = text.lastIndexOf('\n', zero) + 1;
      int column = text.codePointCount(start, zero) + 1;
      return Optional.of(
          new ScriptFinding(
              field,
              "",
              Math.max(1, start == zero && zero > 0 ? line + 1 : line),
              column,
              Code.SCRIPT_NOT_UTF8.id(),
              "it holds a zero byte"));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return Optional.of(finding(Code.SCRIPT_NOT_UTF8, "it holds half a surrogate pair"));
    }
    boolean blank = text.chars().allMatch(c -> c == ';' || c == '\uFEFF' || c <= ' ');
    return blank ? Optional.of(finding(Code.SCRIPT_EMPTY, "it is empty")) : Optional.empty();
  }

  private List<ScriptFinding> onAll(Script script, Set<Engine> engines, Reader reader) {
    return engines.stream().flatMap(engine -> on(engine, script, reader).stream()).toList();
  }

  private List<ScriptFinding> onAny(Script script, Reader reader) {
    List<ScriptFinding> postgres = on(Engine.POSTGRESQL, script, reader);
    return postgres.isEmpty() || on(Engine.MYSQL, script, reader).isEmpty() ? List.of() : postgres;
  }

  private List<ScriptFinding> on(Engine engine, Script script, Reader reader) {
    Dialect dialect = engine.dialect();
    List<ScriptFinding> findings = new ArrayList<>();
    try {
      Outline outline = Outlines.of(script, dialect::syntax, reader.effects(dialect));
      Transaction transaction = dialect.transactionFor(outline, script.directives().transaction());
      reader.read(engine, outline, transaction);
      if (transaction instanceof Transaction.Impossible it) {
        findings.add(
            new ScriptFinding(
                field,
                engine.text(),
                it.position().line(),
                it.position().column(),
                Code.TRANSACTION_IMPOSSIBLE.id(),
                it.what() + " cannot run in a transaction, and one is asked for"));
      }
    } catch (ProblemException e) {
      findings.add(ScriptFinding.of(field, engine.text(), e.problem()));
    }
    return findings;
  }

  private ScriptFinding finding(Code code, String message) {
    return new ScriptFinding(field, "", 0, 0, code.id(), message);
  }
}
