package dev.migratehub.engine.dialect.mysql;

import java.util.Arrays;

/// What is open at a place inside a body, innermost last.
final class Frames {

  /// Something that an `END` closes.
  enum Frame {
    /// `BEGIN … END`
    BLOCK,
    /// What stands before the `BEGIN` of an Oracle-mode routine, or all of a package.
    DECLARATIONS,
    IF,
    CASE,
    /// A `CASE` that is a value, not a statement.
    VALUE,
    /// `WHILE` or `FOR` before its `DO` or `LOOP`.
    LOOP_HEAD,
    LOOP,
    REPEAT,
    /// `REPEAT` behind its `UNTIL`.
    UNTIL
  }

  private Frame[] frames = new Frame[16];
  private int[] depths = new int[16];
  private int open;

  void clear() {
    open = 0;
  }

  boolean isEmpty() {
    return open == 0;
  }

  /// Opens a frame inside this many parentheses.
  void push(Frame frame, int depth) {
    if (open == frames.length) {
      frames = Arrays.copyOf(frames, open * 2);
      depths = Arrays.copyOf(depths, open * 2);
    }
    frames[open] = frame;
    depths[open] = depth;
    open++;
  }

  void pop() {
    open = Math.max(0, open - 1);
  }

  boolean topIs(Frame frame) {
    return open > 0 && frames[open - 1] == frame;
  }

  /// Whether the innermost frame was opened inside this many parentheses.
  boolean topIsAt(int depth) {
    return open > 0 && depths[open - 1] == depth;
  }

  /// Turns the innermost frame into another; false when it is not the expected one.
  boolean replace(Frame old, Frame next) {
    if (!topIs(old)) {
      return false;
    }
    frames[open - 1] = next;
    return true;
  }
}
