package dev.migratehub.cli;

/// Configures `java.util.logging` to say nothing: the drivers' log lines are not for users. The JDK
/// makes one of these when a driver first asks for a logger, and never when none does.
public final class Silence {

  static final String PROPERTY = "java.util.logging.config.class";
}
