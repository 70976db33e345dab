package dev.migratehub.hub.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.script.Version;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.approval.Approval;
import dev.migratehub.hub.approval.Approvals;
import dev.migratehub.hub.approval.Digest;
import dev.migratehub.hub.approval.Judgement;
import dev.migratehub.hub.approval.Subject;
import dev.migratehub.hub.change.Migration;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.DbTarget;
import dev.migratehub.hub.inventory.DbTargets;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a run is about, put together from what there is right now.
@Component
final class Subjects {

  private final Migrations migrations;
  private final DbTargets targets;
  private final DbSets sets;
  private final Environments environments;
  private final Projects projects;
  private final Approvals approvals;
  private final ItemStore items;

  Subjects(
      Migrations migrations,
      DbTargets targets,
      DbSets sets,
      Environments environments,
      Projects projects,
      Approvals approvals,
      ItemStore items) {
    this.migrations = migrations;
    this.targets = targets;
    this.sets = sets;
    this.environments = environments;
    this.projects = projects;
    this.approvals = approvals;
    this.items = items;
  }

  /// The project of a run and what somebody may in it.
  ///
  /// @throws Refusal as if there were no such run, for who is no member
  Project.Access access(Actor actor, Run run) {
    try {
      return projects.access(actor, run.what().project());
    } catch (Refusal e) {
      throw e.called("run");
    }
  }

  /// The policy of a run's environment, as it is now.
  Policy policy(Run run) {
    return environments.policy(run.what().environment());
  }

  /// What somebody approves who approves this now.
  Subject subject(Run run) {
    return subject(run.id(), run.what(), run.conduct(), frozen(run));
  }

  /// What somebody will approve who approves what is requested now.
  Subject subject(UUID run, Run.What what, Run.Conduct conduct) {
    return subject(run, what, conduct, targets(what));
  }

  private Subject subject(UUID run, Run.What what, Run.Conduct conduct, List<DbTarget> places) {
    Migration change = known(what.migration());
    Migration.Version version = version(what);
    Policy policy = environments.policy(what.environment());
    return new Subject(
        run,
        what.project(),
        what.migration(),
        change.key(),
        what.version(),
        what.direction(),
        sha256(version.sqlUp()),
        version.sqlDown().map(Subjects::sha256),
        version.transactionMode().name().toLowerCase(Locale.ROOT),
        what.environment(),
        new Subject.Conditions(policy.toString(), conduct.onFailure().text(), conduct.parallel()),
        places.stream().map(Subjects::place).toList());
  }

  /// The targets of a run as its set has them now, in order.
  List<DbTarget> targets(Run.What what) {
    return targets.enabled(what.dbSet());
  }

  /// The targets of the run's items as they are now, wherever they are now, without those that are
  /// disabled, alone or with their set; behind them what the run's set has besides.
  private List<DbTarget> frozen(Run run) {
    Map<UUID, DbTarget> found = new LinkedHashMap<>();
    for (Run.Item item : items.of(run.id())) {
      targets
          .find(item.target())
          .filter(target -> !target.disabled() && inUse(target.dbSetId()))
          .ifPresent(target -> found.put(target.id(), target));
    }
    if (inUse(run.what().dbSet())) {
      targets(run.what()).forEach(target -> found.putIfAbsent(target.id(), target));
    }
    return List.copyOf(found.values());
  }

  private boolean inUse(UUID set) {
    return sets.find(set).filter(it -> !it.disabled()).isPresent();
  }

  /// Where an order goes: the databases by their targets' ids.
  Map<UUID, Subject.Place> places(Run run) {
    return subject(run).targets().stream()
        .collect(Collectors.toMap(Subject.Place::target, place -> place));
  }

  /// Where a target is now.
  Optional<Subject.Place> place(UUID target) {
    return targets.find(target).map(Subjects::place);
  }

  /// Everything a judgement rests on.
  Judgement judgement(Run run) {
    Optional<Approval> newest = approvals.of(run.id()).stream().findFirst();
    int before =
        approvals.approvedBefore(
            run.what().migration(), run.what().environment(), run.what().version());
    return new Judgement(
        run.digest(),
        Digest.of(subject(run)),
        newest,
        newest.flatMap(it -> projects.roleIn(run.what().project(), it.by())),
        migrations.authorsSince(run.what().migration(), before, run.what().version()),
        policy(run).approverDiffers());
  }

  /// The newest version that somebody wrote of what a run executes.
  int lastWrittenBy(UUID user, Run run) {
    int number = run.what().version();
    while (number > 1
        && !migrations.authorsSince(run.what().migration(), number - 1, number).contains(user)) {
      number--;
    }
    return number;
  }

  /// What the engine brings to a target.
  dev.migratehub.engine.script.Migration migration(Run run) {
    Migration change = known(run.what().migration());
    Migration.Version version = version(run.what());
    TransactionMode mode = version.transactionMode();
    String file = change.key() + "_" + change.name();
    return new dev.migratehub.engine.script.Migration(
        new MigrationId.Versioned(Version.of(change.key())),
        change.name(),
        Optional.empty(),
        ScriptTexts.kept(file + ".up.sql", version.sqlUp().getBytes(UTF_8), mode),
        version
            .sqlDown()
            .map(down -> ScriptTexts.kept(file + ".down.sql", down.getBytes(UTF_8), mode)));
  }

  private static Subject.Place place(DbTarget target) {
    DbTarget.Address address = target.address();
    return new Subject.Place(
        target.id(),
        target.dbSetId(),
        address.engine().text(),
        address.host(),
        address.port(),
        address.database());
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Migration known(UUID id) {
    return migrations.find(id).orElseThrow(() -> Refusal.notFound("migration"));
  }

  private Migration.Version version(Run.What what) {
    return migrations
        .version(what.migration(), what.version())
        .orElseThrow(() -> Refusal.notFound("version"));
  }
}
