package dev.migratehub.backup.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SettlingTest {

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void what_cannot_be_brought_to_the_disk_is_told_while_more_is_written_and_at_the_end()
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("draft"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Settling settling = new Settling(channel);
    channel.close();
    settling.begin();
    assertThatThrownBy(
            () -> {
              while (!Thread.interrupted()) {
                settling.wrote(0);
              }
            })
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(settling::finish).isInstanceOf(ClosedChannelException.class);
  }
}
