package dev.migratehub.guardian.fault;

import dev.migratehub.guardian.fault.Register.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for one order of overlapping operations that explains all answers: Wing and Gong's search
/// with Lowe's memory of what was tried. Of several registers each is looked at alone, which is
/// enough.
final class Linearizability {

  /// An operation with the moments between which it happened.
  record Call(long begin, long end, Operation operation) {

    /// Nobody answered, so it can still happen.
    static Call unanswered(long begin, Operation operation) {
      return new Call(begin, Long.MAX_VALUE, operation);
    }
  }

  private final Point head = new Point(null, null, 0);
  private final Set<Tried> tried = new HashSet<>();
  private final BitSet done = new BitSet();
  private int answers;

  private Linearizability(List<Call> calls) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Point end = new Point(null, null, call.end());
      points.add(new Point(new Numbered(i, call), end, call.begin()));
      points.add(end);
      answers += Register.isAnswered(call.operation()) ? 1 : 0;
    }
    // An end at the same moment as a beginning comes after it: they overlap.
    points.sort(Comparator.comparingLong((Point it) -> it.at).thenComparing(it -> it.call == null));
    Point last = head;
    for (Point point : points) {
      last.next = point;
      point.previous = last;
      last = point;
    }
  }

  /// Whether there is such an order for a register that was not there at the beginning.
  static boolean holds(List<Call> calls) {
    return new Linearizability(calls).search();
  }

  private boolean search() {
    Deque<Step> steps = new ArrayDeque<>();
    Register state = Register.NONE;
    Point point = head.next;
    while (answers > 0) {
      if (point != null && point.call != null) {
        Register then = tryNext(point.call, state);
        if (then != null) {
          steps.push(new Step(point, state));
          state = then;
          take(point);
          point = head.next;
        } else {
          point = point.next;
        }
      } else {
        // Somebody was answered here who has not had his turn: what was decided last was wrong.
        if (steps.isEmpty()) {
          return false;
        }
        Step step = steps.pop();
        state = step.before();
        giveBack(step.point());
        point = step.point().next;
      }
    }
    return true;
  }

  private @Nullable Register tryNext(Numbered call, Register state) {
    Operation operation = call.call().operation();
    Register then = state.after(operation).orElse(null);
    boolean useless = then != null && then.equals(state) && !Register.isAnswered(operation);
    if (then == null || useless) {
      return null;
    }
    done.set(call.number());
    boolean fresh = tried.add(new Tried((BitSet) done.clone(), then));
    done.clear(call.number());
    return fresh ? then : null;
  }

  private void take(Point point) {
    Numbered call = call(point);
    done.set(call.number());
    answers -= Register.isAnswered(call.call().operation()) ? 1 : 0;
    point.unlink();
    if (point.end != null) {
      point.end.unlink();
    }
  }

  private void giveBack(Point point) {
    Numbered call = call(point);
    done.clear(call.number());
    answers += Register.isAnswered(call.call().operation()) ? 1 : 0;
    if (point.end != null) {
      point.end.link();
    }
    point.link();
  }

  private static Numbered call(Point point) {
    if (point.call == null) {
      throw new IllegalStateException("an end is no call");
    }
    return point.call;
  }

  private record Numbered(int number, Call call) {}

  private record Tried(BitSet done, Register state) {}

  private record Step(Point point, Register before) {}

  /// A moment at which a call begins or, without a call, ends.
  private static final class Point {
    private final @Nullable Numbered call;
    private final @Nullable Point end;
    private final long at;
    private @Nullable Point previous;
    private @Nullable Point next;

    Point(@Nullable Numbered call, @Nullable Point end, long at) {
      this.call = call;
      this.end = end;
      this.at = at;
    }

    void unlink() {
      if (previous != null) {
        previous.next = next;
      }
      if (next != null) {
        next.previous = previous;
      }
    }

    void link() {
      if (previous != null) {
        previous.next = this;
      }
      if (next != null) {
        next.previous = this;
      }
    }
  }
}
