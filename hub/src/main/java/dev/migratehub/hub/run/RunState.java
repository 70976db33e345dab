package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// Where a run stands, and where it can go from there; pure.
public sealed interface RunState {

  /// Nobody decided yet.
  record AwaitingApproval() implements RunState {}

  /// Somebody with the right to do so approved it.
  record Approved() implements RunState {}

  /// Somebody denied it, and said why.
  record Denied(String why) implements RunState {}

  /// What was approved, or who approved it, is no longer what it was.
  record NeedsReapproval(String why) implements RunState {}

  /// It will begin as soon as a node takes it.
  record Queued(Instant at) implements RunState {}

  /// It was claimed by a node.
  record Running(Instant since) implements RunState {}

  /// Every target has it.
  record Executed(Instant at) implements RunState {}

  /// Some target has it not; the items say which and why.
  record Failed(Instant at, String why) implements RunState {}

  /// Somebody called it off; the items say what was done until then.
  record Canceled(Instant at, String why) implements RunState {}

  /// Something that happens to a run.
  sealed interface Event {

    /// Somebody approves it.
    record Approve() implements Event {}

    /// Somebody denies it.
    record Deny(String why) implements Event {}

    /// What an approval rests on changed.
    record SendBack(String why) implements Event {}

    /// Somebody lets it begin.
    record Queue(Instant at) implements Event {}

    /// A node begins it.
    record Claim(Instant at) implements Event {}

    /// Somebody calls it off before it began.
    record Cancel(Instant at, String why) implements Event {}

    /// The last item is settled.
    record Finish(RunState end) implements Event {}
  }

  /// As it stands in the database and in JSON, such as `awaiting_approval`.
  default String text() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /// Why it stands there, where there is more to say than the state.
  default String why() {
    return switch (this) {
      case Denied it -> it.why();
      case NeedsReapproval it -> it.why();
      case Failed it -> it.why();
      case Canceled it -> it.why();
      case AwaitingApproval _, Approved _, Queued _, Running _, Executed _ -> "";
    };
  }

  /// Whether nothing more will happen by itself or could be approved.
  default boolean ended() {
    return switch (this) {
      case Denied _, Executed _, Failed _, Canceled _ -> true;
      case AwaitingApproval _, Approved _, NeedsReapproval _, Queued _, Running _ -> false;
    };
  }

  /// Where it stands after an event.
  ///
  /// @throws Refusal when that cannot happen to it as it stands
  default RunState after(Event event) {
    return switch (event) {
      case Event.Approve _
          when this instanceof AwaitingApproval || this instanceof NeedsReapproval ->
          new Approved();
      case Event.Deny deny
          when this instanceof AwaitingApproval || this instanceof NeedsReapproval ->
          new Denied(deny.why());
      case Event.SendBack back
          when this instanceof AwaitingApproval
              || this instanceof Approved
              || this instanceof NeedsReapproval
              || this instanceof Queued ->
          new NeedsReapproval(back.why());
      case Event.Queue queue
          when this instanceof Approved || this instanceof Failed || this instanceof Canceled ->
          new Queued(queue.at());
      case Event.Claim claim when this instanceof Queued -> new Running(claim.at());
      case Event.Cancel cancel when !ended() && !(this instanceof Running) ->
          new Canceled(cancel.at(), cancel.why());
      case Event.Finish finish when this instanceof Running -> finish.end();
      default -> throw impossible(event);
    };
  }

  private Refusal impossible(Event event) {
    String what =
        switch (event) {
          case Event.Approve _ -> "approved";
          case Event.Deny _ -> "denied";
          case Event.SendBack _ -> "sent back for approval";
          case Event.Queue _ -> "executed";
          case Event.Claim _ -> "begun";
          case Event.Cancel _ -> "canceled";
          case Event.Finish _ -> "finished";
        };
    return new Refusal(
        Fault.CONFLICT,
        "run_state",
        "This run is %s, so it cannot be %s.".formatted(text().replace('_', ' '), what),
        Map.of("state", text()));
  }
}
