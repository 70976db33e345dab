package dev.migratehub.guardian.log;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// This member stopped, or cannot start, and says why. It answers nothing any more, so that it
/// answers nothing wrong.
public final class LogStopped extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public LogStopped(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
