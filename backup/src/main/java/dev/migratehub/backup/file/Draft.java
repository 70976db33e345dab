package dev.migratehub.backup.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// A backup that is being written, under a name that no finished one has. It is locked meanwhile,
/// so that others see whether its writer lives; closing it unpublished removes it.
public final class Draft implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Path goal;
  private final Compression compression;
  private final FileChannel channel;
  private final Settling settling;
  private final Sum sum;
  private long unpacked;
  private boolean published;

  private Draft(Path folder, Path goal, Compression compression, FileChannel channel) {
    this.folder = folder;
    this.goal = goal;
    this.compression = compression;
    this.channel = channel;
    this.settling = new Settling(channel);
    this.sum = new Sum(Channels.newOutputStream(channel));
  }

  /// A draft under the first name that nobody has.
  static Draft begin(Path folder, FileName name) throws IOException {
    FileName free = name;
    while (true) {
      Path goal = folder.resolve(free.text());
      try {
        if (Files.exists(goal) || Files.exists(facts(goal))) {
          throw new FileAlreadyExistsException(goal.toString());
        }
        FileChannel channel =
            Private.create(part(goal), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.tryLock();
        return new Draft(folder, goal, name.compression(), channel);
      } catch (FileAlreadyExistsException e) {
        free = free.next();
      }
    }
  }

  /// Packs everything that can be read.
  public void write(InputStream in) throws IOException {
    try (OutputStream out =
        compression.to(new BufferedOutputStream(new Unclosed(sum, settling), BUFFER))) {
      byte[] buffer = new byte[BUFFER * 4];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        unpacked += read;
      }
    }
    settling.begin();
  }

  /// Makes it a backup: what was written is on the disk, then its facts, then its name.
  public Backup publish(Facts facts, Duration took) throws IOException {
    settling.finish();
    Facts whole = facts.measured(took, unpacked, sum.count(), sum.hex());
    Path beside = facts(goal);
    Path draft = part(beside);
    Private.write(draft, FactsFile.text(whole));
    Files.move(draft, beside, StandardCopyOption.ATOMIC_MOVE);
    Files.move(part(goal), goal, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    Private.sync(folder);
    return new Backup(goal, whole);
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      Files.deleteIfExists(part(goal));
      Files.deleteIfExists(part(facts(goal)));
      if (!Files.exists(goal)) {
        Files.deleteIfExists(facts(goal));
      }
    }
    channel.close();
  }

  static Path part(Path goal) {
    return goal.resolveSibling(goal.getFileName() + FileName.PART);
  }

  static Path facts(Path goal) {
    return goal.resolveSibling(goal.getFileName() + FileName.FACTS);
  }

  /// A stream whose end is not the end of the file.
  private static final class Unclosed extends java.io.FilterOutputStream {

    private final Settling settling;

    Unclosed(OutputStream out, Settling settling) {
      super(out);
      this.settling = settling;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      settling.wrote(length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
