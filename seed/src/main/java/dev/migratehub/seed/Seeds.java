package dev.migratehub.seed;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.file.SeedFolder;
import dev.migratehub.seed.table.Table;
import dev.migratehub.seed.table.Vendor;
import java.util.ArrayList;
import java.util.List;

/// The seeds of one database. Whatever a user can act on comes as a [ProblemException].
public final class Seeds {

  private final Target target;
  private final SeedFolder folder;
  private final Watch watch;
  private volatile boolean interrupted;
  private volatile OpenSession running = () -> {};

  /// What can be cut off.
  private interface OpenSession {
    void cancel();
  }

  public Seeds(Target target, SeedFolder folder, Watch watch) {
    this.target = target;
    this.folder = folder;
    this.watch = watch;
  }

  /// Puts files into their tables, each in a transaction of its own; stops at the first that fails.
  public List<Sowing> run(Wanted wanted) {
    List<SeedFile> files =
        wanted.files().isEmpty()
            ? folder.files(wanted.environment())
            : wanted.files().stream().map(folder::file).toList();
    try (OpenTarget open = opened()) {
      Vendor vendor = Vendor.of(target.dialect().id());
      vendor.prepare(open.session());
      watch(open.session());
      List<Planting> plantings = plantings(open, vendor, files, wanted.truncate());
      return sow(
          open, vendor, wanted.byDependencies() ? Dependencies.ordered(plantings) : plantings);
    } catch (SqlFailure e) {
      throw said(e);
    }
  }

  /// A database that is not there yet has no tables either, and is not made.
  private OpenTarget opened() {
    return target.door().makes() ? OpenTarget.connectToRead(target) : OpenTarget.connect(target);
  }

  /// Asks a run to stop; returns at once. The file that is being read is not kept.
  public void interrupt() {
    interrupted = true;
    running.cancel();
  }

  private void watch(Session session) {
    running =
        () -> {
          try {
            session.cancel();
          } catch (SqlFailure e) {
            // It ended by itself meanwhile.
          }
        };
  }

  private static List<Planting> plantings(
      OpenTarget open, Vendor vendor, List<SeedFile> files, boolean truncate) {
    List<Planting> plantings = new ArrayList<>();
    for (SeedFile file : files) {
      Table table =
          vendor
              .table(open, file.table())
              .orElseThrow(() -> Unfit.noTable(open.target(), file).exception());
      plantings.add(new Planting(truncate ? file.emptied() : file, table));
    }
    return plantings;
  }

  private List<Sowing> sow(OpenTarget open, Vendor vendor, List<Planting> plantings) {
    List<Sowing> done = new ArrayList<>();
    for (Planting planting : plantings) {
      stopIfAsked(done.size());
      try {
        Sowing sowing = new Sower(open, vendor, planting, watch, () -> interrupted).sow();
        done.add(sowing);
        watch.sown(sowing);
      } catch (ProblemException e) {
        stopIfAsked(done.size());
        throw new ProblemException(e.problem().now(kept(done.size())), e);
      } catch (Sower.Halted e) {
        stopIfAsked(done.size());
      }
    }
    return done;
  }

  private void stopIfAsked(int done) {
    if (interrupted) {
      throw new Problem(
              Code.RUN_INTERRUPTED, "interrupted", kept(done), "run the same command again")
          .exception();
    }
  }

  private static String kept(int done) {
    return "nothing of this file was kept; "
        + (done == 0
            ? "no other file was put in before"
            : done == 1 ? "1 file before it is in" : done + " files before it are in");
  }

  private ProblemException said(SqlFailure failure) {
    ServerError error =
        target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    Problem problem =
        new Problem(
            error.code(Code.SEED_REFUSED),
            "%s said: %s".formatted(target.address(), error.sentence()),
            "files that were reported are in, others are not",
            "mend what it says, then run: migr8 seed run");
    return new ProblemException(problem, failure);
  }
}
