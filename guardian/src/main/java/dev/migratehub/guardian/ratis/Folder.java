package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder of a member, with a note of whose it is.
final class Folder {

  private final Path folder;
  private final Path note;

  Folder(Path folder) {
    this.folder = folder;
    this.note = folder.resolve("member");
  }

  /// Sees to it that the member begins with what it may begin with.
  void open(LogSettings settings) {
    try {
      Files.createDirectories(folder);
      if (Files.exists(note)) {
        String owner = Files.readString(note).strip();
        if (!owner.equals(settings.self().id())) {
          throw new LogStopped(
              folder + " belongs to the member " + owner + ", not to " + settings.self().id(),
              null);
        }
        return;
      }
      if (settings.start() == Start.RESUME || !isEmpty()) {
        throw new LogStopped(
            "%s holds no log of the member %s. If it held one, the member forgot what it promised and must not"
                    .formatted(folder, settings.self().id())
                + " come back: remove it from the group and join with a new name. If it never ran,"
                + " start it to found the group or to join one",
            null);
      }
      Files.writeString(note, settings.self().id() + "\n");
    } catch (IOException e) {
      throw new LogStopped("the folder " + folder + " cannot be used: " + e, e);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
