package dev.migratehub.cli.git;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A `git cat-file --batch` that answers one object after the other.
final class Blobs implements AutoCloseable {

  private final Process process;
  private final OutputStream questions;
  private final InputStream answers;

  Blobs(Git git) throws IOException {
    this.process = git.talk("cat-file", "--batch");
    this.questions = process.getOutputStream();
    this.answers = new BufferedInputStream(process.getInputStream());
  }

  /// Copies the bytes of an object.
  void copy(String object, OutputStream target) throws IOException {
    questions.write((object + "\n").getBytes(StandardCharsets.US_ASCII));
    questions.flush();
    String head = line();
    String[] words = head.split(" ", -1);
    if (words.length != 3 || !words[1].equals("blob")) {
      throw new IOException("git answered " + head);
    }
    long left = Long.parseLong(words[2]);
    byte[] buffer = new byte[1 << 16];
    while (left > 0) {
      int read = answers.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("git broke off");
      }
      target.write(buffer, 0, read);
      left -= read;
    }
    line();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int b = answers.read();
    while (b >= 0 && b != '\n') {
      line.append((char) b);
      b = answers.read();
    }
    if (b < 0) {
      throw new EOFException("git broke off");
    }
    return line.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
