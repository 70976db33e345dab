package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Folder;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Locations;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Renumbering;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The engine: one target, one folder of scripts, and what can be done with them.
///
/// ```java
/// MigrateHub hub = MigrateHub.on(dataSource).scripts("classpath:db/migration");
/// hub.up();
/// ```
///
/// An instance is immutable and may be used again; each call opens a connection of its own, or
/// borrows one, and closes it. Whatever a user can act on comes as a
/// [dev.migratehub.engine.problem.ProblemException].
public final class MigrateHub {

  private final Target target;
  private final List<Path> folders;
  private final Options options;
  private final Runs runs;
  private final Optional<Migrations> given;

  private MigrateHub(
      Target target, List<Path> folders, Options options, Runs runs, Optional<Migrations> given) {
    this.target = target;
    this.folders = List.copyOf(folders);
    this.options = options;
    this.runs = runs;
    this.given = given;
  }

  /// The engine on a target, with the folder `migrations` and strict rules.
  public static MigrateHub on(Target target) {
    return new MigrateHub(
        target, List.of(Path.of("migrations")), Options.defaults(), new Runs(), Optional.empty());
  }

  /// The engine on the database behind a data source, with the folder `migrations` and strict
  /// rules.
  public static MigrateHub on(DataSource source) {
    return on(Targets.of("default", source));
  }

  /// The same with other folders of scripts, at least one; together they are read like one.
  public MigrateHub scripts(Path... folders) {
    return new MigrateHub(target, List.of(folders), options, runs, Optional.empty());
  }

  /// The same with other folders of scripts, at least one: `classpath:db/migration`, in whatever
  /// jar it lies, or a folder of files such as `/srv/migrations`.
  public MigrateHub scripts(String... locations) {
    return new MigrateHub(
        target, Locations.folders(List.of(locations)), options, runs, Optional.empty());
  }

  /// The same with migrations that lie in no folder, such as texts kept in a database; see
  /// [dev.migratehub.engine.script.ScriptTexts#kept].
  public MigrateHub scripts(Migrations migrations) {
    return new MigrateHub(target, folders, options, runs, Optional.of(migrations));
  }

  /// The same with a layout that is set instead of found out.
  public MigrateHub layout(Layout layout) {
    return with(options.withLayout(layout));
  }

  /// The same with another history table.
  public MigrateHub table(TableName table) {
    return with(options.withTable(table));
  }

  /// The same with other rules for planning.
  public MigrateHub rules(Rules rules) {
    return with(options.withRules(rules));
  }

  /// The same with other limits of patience.
  public MigrateHub limits(Limits limits) {
    return with(options.withLimits(limits));
  }

  /// The same, run by someone else.
  public MigrateHub run(RunInfo run) {
    return with(options.withRun(run));
  }

  /// The same with a listener for what happens; called on the running thread, except that another
  /// one tells of a statement that is blocked.
  public MigrateHub listener(Consumer<Event> listener) {
    return with(options.withListener(listener));
  }

  /// The same with code of the application that runs with migrations; the first is called first.
  public MigrateHub callbacks(Callback... callbacks) {
    return with(options.withCallbacks(List.of(callbacks)));
  }

  private MigrateHub with(Options other) {
    return new MigrateHub(target, folders, other, runs, given);
  }

  /// The migrations in the folders that are for this target's kind of database, or those that were
  /// given.
  public Migrations migrations() {
    return given.orElseGet(
        () -> Folder.read(folders, options.layout(), target.dialect()::syntax).on(this::isCalled));
  }

  private boolean isCalled(String name) {
    return Targets.dialect(name).filter(it -> it.id().equals(target.dialect().id())).isPresent();
  }

  /// What [#up()] would do; touches nothing and takes no lock.
  public Plan plan() {
    return plan(Request.Up.ALL);
  }

  /// What would be done; touches nothing and takes no lock.
  public Plan plan(Request request) {
    return reading((planning, history) -> planning.plan(request, history));
  }

  /// Applies everything that is pending.
  public List<Outcome> up() {
    return execute(Request.Up.ALL);
  }

  /// Takes back the last migration.
  public List<Outcome> down() {
    return down(1);
  }

  /// Takes back the last `count` migrations.
  public List<Outcome> down(int count) {
    return execute(new Request.Down(count));
  }

  /// Plans under the target's lock and does what was planned. A request with nothing to do takes no
  /// lock.
  public List<Outcome> execute(Request request) {
    try (Opening opening = Opening.toWrite(target, options)) {
      Migrations migrations = migrations();
      return runs.with(interruption ->
          new Run(target, migrations, options, interruption).execute(request, opening));
    }
  }

  private <T> T reading(BiFunction<Planning, History, T> question) {
    try (Opening opening = Opening.toRead(target, options)) {
      Migrations migrations = migrations();
      try (Opening.Opened opened = opening.take()) {
        return question.apply(
            new Planning(opened.open(), opened.table(), migrations, options.rules()),
            opened.history());
      }
    }
  }

  /// Where every migration stands.
  public Status status() {
    return reading(Planning::status);
  }

  /// What was done to the target, in order.
  public History history() {
    try (OpenTarget open = OpenTarget.connectToRead(target)) {
      return HistoryReading.history(open, new HistoryTable(open, options.table()));
    }
  }

  /// What was done to the target, as it stands when nobody is at it: waits for the lock, so that a
  /// session whose client is gone has ended, or its server noticed.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when somebody keeps the lock for longer
  ///   than the limit
  public History settledHistory() {
    Migrations none = new Migrations(folders.getFirst(), Layout.PAIRED, List.of(), List.of());
    return runs.with(interruption -> new Run(target, none, options, interruption).settled());
  }

  /// Everything in folder and history that would stop `up`, or a `down` for want of what it says,
  /// the gravest first; empty when all is well.
  public List<Problem> validate() {
    return reading(Planning::problems);
  }

  /// What adopting another tool's history would come to; touches nothing and takes no lock.
  public Adoption adoption(AdoptionRequest request) {
    return new Adopting(target, migrations(), options, request).found();
  }

  /// Adopts another tool's history, so that [#up()] goes on where that tool stopped. Its table and
  /// its files stay as they are; while this works, its lock is held and ours.
  ///
  /// @return what was adopted, now or earlier
  public Adoption adopt(AdoptionRequest request) {
    Adopting adopting = new Adopting(target, migrations(), options, request);
    return runs.with(adopting::write);
  }

  /// Makes sure that the database is as the folder says: nothing is wrong and nothing is pending.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException with the gravest reason why not
  public void verify() {
    reading(Planning::differences).stream()
        .findFirst()
        .ifPresent(problem -> {
          throw problem.exception();
        });
  }

  /// New versions for migrations that came too late for the target, or for those that are named:
  /// decided, and not yet written.
  public Renumbering renumbering(List<String> names) {
    return new Latecoming(target, folders, options).renumbering(names, history());
  }

  /// Whether target and folders are fit for migrations; changes nothing and throws no problem.
  public List<Finding> examine() {
    return new Examining(target, folders, options).findings();
  }

  /// Drops everything in the target's schema, the history table included. There is no way back.
  ///
  /// @return how many statements that took
  public int drop() {
    Migrations none = new Migrations(folders.getFirst(), Layout.PAIRED, List.of(), List.of());
    return runs.with(interruption -> new Run(target, none, options, interruption).drop());
  }

  /// Asks a run on this engine to stop; returns at once. The run ends with a problem that says what
  /// is in the database.
  public void interrupt() {
    runs.interrupt();
  }
}
