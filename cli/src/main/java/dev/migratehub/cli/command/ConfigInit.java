package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Template;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// `migr8 config init`: writes a configuration file to start from.
final class ConfigInit implements Command {

  private static final String USUAL = ".migr8.yaml";

  @Override
  public Usage usage() {
    return Usage.of("config init", "Write a configuration file to start from")
        .detail("Every setting stands in it with its meaning, most of them commented out.")
        .example("migr8 config init", "writes .migr8.yaml")
        .example("migr8 config init --config orders.yaml", "writes orders.yaml");
  }

  @Override
  public boolean needsSettings() {
    return false;
  }

  @Override
  public int run(Call call) {
    String file = call.arguments().value(CommonFlags.CONFIG).orElse(USUAL);
    try {
      Files.writeString(Path.of(file), Template.text(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new ProblemException(exists(file), e);
    } catch (IOException e) {
      throw new ProblemException(notWritable(file, e), e);
    }
    call.report().answer(new Answer.Written(List.of(file)));
    return 0;
  }

  private static Problem exists(String file) {
    return new Problem(
        Code.FILE_EXISTS,
        file + " is there already",
        "it was left as it is",
        "edit it, or write another one: migr8 config init --config FILE");
  }

  private static Problem notWritable(String file, IOException why) {
    return new Problem(
        Code.FOLDER_NOT_WRITABLE,
        file + " cannot be written: " + FileTrouble.words(why),
        "no database was touched",
        "write it where this user may write: migr8 config init --config FILE");
  }
}
