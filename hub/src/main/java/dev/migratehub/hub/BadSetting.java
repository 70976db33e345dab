package dev.migratehub.hub;

/// A setting with which the hub does not start; it says which and what to write instead, and never
/// repeats a secret.
public final class BadSetting extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String variable;
  private final String remedy;

  /// Refuses to start.
  ///
  /// @param variable the environment variable, such as `MIGRATEHUB_SECRET_KEY`
  /// @param problem what is wrong with it, as the rest of a sentence: `is empty`
  /// @param remedy what to do, as a sentence
  public BadSetting(String variable, String problem, String remedy) {
    super(variable + " " + problem + ".", null, false, false);
    this.variable = variable;
    this.remedy = remedy;
  }

  /// The environment variable.
  public String variable() {
    return variable;
  }

  /// What to do.
  public String remedy() {
    return remedy;
  }
}
