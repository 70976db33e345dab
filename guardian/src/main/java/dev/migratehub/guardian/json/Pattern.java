package dev.migratehub.guardian.json;

import com.networknt.schema.regex.RegularExpression;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.PatternSyntaxException;

/// A regular expression of a schema that gives up instead of running for ever.
final class Pattern implements RegularExpression {

  private final java.util.regex.Pattern pattern;

  private Pattern(java.util.regex.Pattern pattern) {
    this.pattern = pattern;
  }

  static RegularExpression compile(String text) {
    if (text.length() > Limits.PATTERN) {
      throw new TooCostly("a pattern longer than " + Limits.PATTERN + " characters");
    }
    try {
      return new Pattern(java.util.regex.Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new TooCostly("a pattern that cannot be read: " + e.getDescription());
    }
  }

  @Override
  public boolean matches(String value) {
    try {
      return pattern.matcher(new Counted(value, new AtomicInteger())).find();
    } catch (StackOverflowError e) {
      throw new TooCostly("the pattern " + pattern + " is too deep for this text");
    }
  }

  /// A text that may be looked at so many times only.
  private record Counted(CharSequence text, AtomicInteger steps) implements CharSequence {

    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > Limits.PATTERN_STEPS) {
        throw new TooCostly("a pattern needs more than " + Limits.PATTERN_STEPS + " steps");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /// The pattern asks for more than is given.
  static final class TooCostly extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    TooCostly(String message) {
      super(message);
    }
  }
}
