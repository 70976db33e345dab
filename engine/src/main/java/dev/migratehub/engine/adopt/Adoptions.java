package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.target.OpenTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds another tool's history in a target and decides what adopting it comes to.
public final class Adoptions {

  private final AdoptionRequest request;
  private final Migrations migrations;
  private final Author author;
  private final Candidate candidate;

  /// Who adopts, as the history will tell it.
  public record Author(String runId, String toolVersion) {}

  /// Looks for the history that is meant.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when there is none, more than one, or
  ///   one whose folder this cannot be
  public Adoptions(
      OpenTarget target, Migrations migrations, AdoptionRequest request, Author author) {
    this.request = request;
    this.migrations = migrations;
    this.author = author;
    this.candidate = new Search(target, request).candidate();
    if (!migrations.all().isEmpty() && migrations.layout() != candidate.tool().layout()) {
      throw Refusals.layout(candidate, migrations).exception();
    }
  }

  /// The tool whose history was found.
  public Tool tool() {
    return candidate.tool();
  }

  /// What that tool locks while it works.
  public ForeignLock lock() {
    return candidate.ledger().lock(candidate.table());
  }

  /// Reads the history that was found; `ours` is the one of this engine.
  public Adoption read(History ours) {
    Findings findings = candidate.ledger().read(candidate.table(), migrations);
    List<Claim> claims = new ArrayList<>();
    List<String> notes = new ArrayList<>(findings.notes());
    for (Claim claim : findings.claims()) {
      if (claim.id().isPresent()) {
        claims.add(claim);
      } else {
        notes.add(claim.label() + " cannot be a version here and is left out");
      }
    }
    List<Adopted> adopted = adopted(claims);
    return new Adoption(
        tool(),
        candidate.table().shown(),
        findings.rows(),
        adopted,
        pending(adopted),
        notes,
        already(adopted, ours),
        refusal(findings, claims, ours));
  }

  private List<Adopted> adopted(List<Claim> claims) {
    List<Adopted> adopted = new ArrayList<>();
    Set<MigrationId> seen = new HashSet<>();
    for (Claim claim : claims) {
      if (seen.add(claim.id().orElseThrow())) {
        adopted.add(
            new Adopted(entry(claim, adopted.size() + 1L), claim.proof(), claim.migration()));
      }
    }
    return adopted;
  }

  private Entry entry(Claim claim, long position) {
    Optional<Migration> migration = claim.migration();
    return new Entry(
        migration.map(Migration::id).or(claim::id).orElseThrow(),
        migration.map(Migration::name).orElse(""),
        migration.flatMap(Migration::release),
        position,
        checksum(claim),
        migration.flatMap(Migration::down).map(down -> down.checksum().toString()),
        "none",
        migration.isPresent() ? claim.state() : State.BASELINE,
        0,
        0,
        claim.at().map(at -> at.minus(claim.took())),
        claim.at(),
        Optional.empty(),
        claim.took(),
        claim.by().isEmpty() ? tool().id() : claim.by(),
        author.runId(),
        author.toolVersion(),
        Optional.empty());
  }

  /// Ours where the file is what was applied or is taken for it; theirs where it is to run again.
  private String checksum(Claim claim) {
    return switch (claim.proof()) {
      case Proof.Same any -> ours(claim);
      case Proof.Unchecked any -> ours(claim);
      case Proof.Differs any -> ours(claim);
      case Proof.Rerun rerun -> tool().id() + ":" + rerun.theirs();
      case Proof.NoFile missing -> tool().id() + ":" + missing.theirs();
    };
  }

  private static String ours(Claim claim) {
    return claim.migration().orElseThrow().up().checksum().toString();
  }

  private List<Migration> pending(List<Adopted> adopted) {
    Set<MigrationId> done = new HashSet<>();
    for (Adopted one : adopted) {
      if (!(one.proof() instanceof Proof.Rerun)) {
        done.add(one.entry().id());
      }
    }
    return migrations.all().stream().filter(it -> !done.contains(it.id())).toList();
  }

  private static boolean already(List<Adopted> adopted, History ours) {
    return !ours.entries().isEmpty()
        && adopted.stream().allMatch(one -> ours.find(one.entry().id()).isPresent());
  }

  private Optional<Problem> refusal(Findings findings, List<Claim> claims, History ours) {
    if (already(adopted(claims), ours)) {
      return Optional.empty();
    }
    if (!ours.entries().isEmpty()) {
      List<String> unknown =
          claims.stream()
              .filter(it -> it.id().flatMap(ours::find).isEmpty())
              .map(Claim::label)
              .toList();
      return Optional.of(Refusals.notEmpty(tool(), unknown));
    }
    if (!findings.troubles().isEmpty()) {
      return Optional.of(Refusals.unfinished(findings.troubles()));
    }
    List<String> missing =
        labels(claims.stream().filter(it -> it.proof() instanceof Proof.NoFile).toList());
    if (!missing.isEmpty() && !request.allowMissing()) {
      return Optional.of(Refusals.missing(tool(), missing));
    }
    List<String> changed =
        claims.stream()
            .filter(it -> it.proof() instanceof Proof.Differs)
            .map(it -> it.migration().map(found -> named(found)).orElse(it.label()))
            .toList();
    return changed.isEmpty() || request.acceptChanged()
        ? Optional.empty()
        : Optional.of(Refusals.changed(tool(), changed));
  }

  private static String named(Migration migration) {
    boolean changeSet = migration.id().text().contains("::");
    return changeSet ? migration.label() : migration.up().file();
  }

  private static List<String> labels(List<Claim> claims) {
    return claims.stream().map(Claim::label).toList();
  }
}
