package dev.migratehub.seed;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.file.SeedFolder;
import dev.migratehub.seed.made.Maker;
import dev.migratehub.seed.made.SeedWriter;
import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import dev.migratehub.seed.table.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Writes a file of data for a table as it is in the database: a template, or rows that are made
/// up. Rows are tried on the table, and what was tried is rolled back, before the file is left
/// there.
public final class Generation {

  private final Target target;
  private final SeedFolder folder;

  public Generation(Target target, SeedFolder folder) {
    this.target = target;
    this.folder = folder;
  }

  /// What is to be written.
  ///
  /// @param rows 0 for a template
  /// @param file its name in the folder; empty for one that continues the numbers there
  public record Order(String table, SeedFile.Form form, long rows, Optional<String> file) {}

  /// Writes it.
  ///
  /// @return the file
  public Path write(Order order) {
    try (OpenTarget open = OpenTarget.connectToRead(target)) {
      Vendor vendor = Vendor.of(target.dialect().id());
      Table table =
          vendor.table(open, order.table()).orElseThrow(() -> noTable(order.table()).exception());
      Path file = file(order, table);
      write(open, order, table, file);
      if (order.rows() > 0) {
        tryOut(open, vendor, table, file);
      }
      return file;
    } catch (Maker.Impossible e) {
      throw new ProblemException(impossible(order.table(), String.valueOf(e.getMessage())), e);
    } catch (SqlFailure e) {
      ServerError error = target.dialect().error(e.sqlState(), e.vendorCode(), e.words());
      throw new ProblemException(impossible(order.table(), error.sentence()), e);
    }
  }

  private Path file(Order order, Table table) {
    String name =
        order
            .file()
            .orElseGet(() -> Numbers.next(folder.path()) + "_" + table.name() + suffix(order));
    try {
      Files.createDirectories(folder.path());
    } catch (IOException e) {
      throw notWritten(folder.path(), e);
    }
    return folder.inside(name);
  }

  private static String suffix(Order order) {
    return order.form() == SeedFile.Form.CSV ? ".csv" : ".yaml";
  }

  private static void write(OpenTarget open, Order order, Table table, Path file) {
    Maker maker = order.rows() > 0 ? new Maker(open.session(), open.dialect(), table) : null;
    List<Column> columns =
        maker != null
            ? maker.columns()
            : table.columns().stream().filter(it -> !it.generated() && !it.automatic()).toList();
    boolean whole = false;
    boolean ours = false;
    try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      ours = true;
      SeedWriter writer =
          order.form() == SeedFile.Form.CSV ? new SeedWriter.Csv(out) : new SeedWriter.Yaml(out);
      writer.head(order.table(), columns);
      if (maker == null) {
        writer.none(table, columns);
      } else {
        maker.make(order.rows(), values -> writer.row(columns, values));
        out.write(order.form() == SeedFile.Form.CSV ? "" : "\n");
      }
      whole = true;
    } catch (FileAlreadyExistsException e) {
      throw exists(file, e);
    } catch (UncheckedIOException e) {
      throw notWritten(file, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw notWritten(file, e);
    } finally {
      if (ours && !whole) {
        file.toFile().delete();
      }
    }
  }

  /// Leaves no file that the table would not take.
  private void tryOut(OpenTarget open, Vendor vendor, Table table, Path file) {
    Watch nobody =
        new Watch() {
          @Override
          public void moved(String name, long bytes, long total, long rows) {}

          @Override
          public void sown(Sowing sowing) {}
        };
    try {
      vendor.prepare(open.session());
      SeedFile seed = folder.file(folder.path().relativize(file).toString()).into(table.quoted());
      new Sower(open, vendor, new Planting(seed, table), nobody, () -> false).tryOut();
    } catch (ProblemException e) {
      file.toFile().delete();
      throw new ProblemException(
          impossible(table.name(), "the table does not take them: " + e.problem().what()), e);
    }
  }

  private static Problem impossible(String table, String why) {
    return new Problem(
        Code.SEED_IMPOSSIBLE,
        "rows for %s cannot be made up: %s".formatted(table, why),
        "no file was written, and nothing was changed",
        "write them by hand into a template: migr8 seed generate " + table);
  }

  private Problem noTable(String name) {
    return new Problem(
        Code.SEED_TABLE_UNKNOWN,
        "there is no table %s in %s".formatted(name, target.address()),
        "no file was written, and nothing was changed",
        "make it first (migr8 up), or correct its name");
  }

  private static ProblemException exists(Path file, IOException e) {
    Problem problem =
        new Problem(
            Code.FILE_EXISTS,
            "there is a file " + file + " already",
            "no file was written",
            "take another name: --file NAME");
    return new ProblemException(problem, e);
  }

  private static ProblemException notWritten(Path file, IOException e) {
    Problem problem =
        new Problem(
            Code.FOLDER_NOT_WRITABLE,
            "%s cannot be written: %s".formatted(file, FileTrouble.words(e)),
            "no file was written",
            "let this user write there, or name another folder: --seed-directory");
    return new ProblemException(problem, e);
  }
}
