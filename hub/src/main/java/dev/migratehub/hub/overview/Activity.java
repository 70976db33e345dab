package dev.migratehub.hub.overview;

import dev.migratehub.hub.change.History;
import dev.migratehub.hub.run.RunLine;
import dev.migratehub.hub.run.RunLines;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Something that happened to a change.
record Activity(Instant at, String who, String what, String comment) {

  private static final int MOST = 50;

  /// All of it, the newest first.
  static List<Activity> of(
      List<History> versions, List<RunLine> runs, List<RunLines.Decided> decisions) {
    Stream<Activity> written =
        versions.stream()
            .map(it ->
                new Activity(
                    it.createdAt(),
                    it.author().email(),
                    "wrote version " + it.number(),
                    it.comment()));
    Stream<Activity> requested =
        runs.stream()
            .map(it ->
                new Activity(
                    it.requestedAt(),
                    it.requester(),
                    "requested %s of version %d on %s"
                        .formatted(
                            it.direction().text().equals("apply") ? "a run" : "a rollback",
                            it.change().number(),
                            it.where().setName()),
                    ""));
    Stream<Activity> ended =
        runs.stream()
            .filter(it -> it.finishedAt().isPresent())
            .map(it ->
                new Activity(
                    it.finishedAt().orElseThrow(),
                    "",
                    "the run on %s ended: %s".formatted(it.where().setName(), it.state()),
                    it.reason()));
    Stream<Activity> decided =
        decisions.stream()
            .map(it ->
                new Activity(
                    it.at(),
                    it.by(),
                    "%s version %d for %s".formatted(it.decision(), it.number(), it.environment()),
                    it.comment()));
    return Stream.of(written, requested, ended, decided)
        .flatMap(it -> it)
        .sorted(Comparator.comparing(Activity::at).reversed())
        .limit(MOST)
        .toList();
  }
}
