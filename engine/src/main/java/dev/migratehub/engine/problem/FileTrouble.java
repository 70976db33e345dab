package dev.migratehub.engine.problem;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read or written, in words: many exceptions say only its name.
public final class FileTrouble {

  private FileTrouble() {}

  /// The words, to stand behind a colon.
  public static String words(IOException trouble) {
    return switch (trouble) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "no such file or folder";
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      case CharacterCodingException other -> "it is not UTF-8";
      default -> {
        String message = trouble.getMessage();
        yield message == null ? "the system does not say why" : message;
      }
    };
  }
}
