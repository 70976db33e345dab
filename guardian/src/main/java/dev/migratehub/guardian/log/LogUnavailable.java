package dev.migratehub.guardian.log;

import java.io.Serial;

/// No majority answered in time. What was proposed may be appended nevertheless: it is asked again
/// with the same idempotency key.
public final class LogUnavailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
