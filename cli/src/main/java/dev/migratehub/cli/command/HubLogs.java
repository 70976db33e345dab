package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.hub.HubRun;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `migr8 hub logs`: what a run tells of each target.
final class HubLogs implements Command {

  private static final Flag FOLLOW = Flag.toggle("Go on until the run has ended", "--follow");
  private static final int PAGE = 1000;

  @Override
  public Usage usage() {
    return Usage.of("hub logs", "Print the log of a run")
        .needs("RUN", "The run's id")
        .flag(FOLLOW)
        .example("migr8 hub logs 1c0f9a3e-…", "what there is")
        .example("migr8 hub logs 1c0f9a3e-… --follow", "until the run has ended");
  }

  @Override
  public int run(Call call) {
    HubClient hub = HubCalls.hub(call);
    HubRun run = HubRun.of(hub, call.arguments().at(0).orElseThrow());
    Map<String, Long> seen = new HashMap<>();
    print(call, hub, run, seen);
    if (!call.arguments().has(FOLLOW)) {
      return 0;
    }
    while (!run.ended()) {
      run = run.later(hub);
      print(call, hub, run, seen);
    }
    run.ensureExecuted();
    return 0;
  }

  private record Line(long id, String target, Map<String, Object> fields) {}

  private static void print(Call call, HubClient hub, HubRun run, Map<String, Long> seen) {
    List<Line> lines = new ArrayList<>();
    for (Map<String, Object> item : run.items()) {
      lines.addAll(lines(hub, run.id(), item, seen));
    }
    lines.sort(Comparator.comparingLong(Line::id));
    for (Line line : lines) {
      String text =
          "%s  %-5s  %s  %s"
              .formatted(
                  HubJson.text(line.fields(), "at"),
                  HubJson.text(line.fields(), "level"),
                  line.target(),
                  HubJson.text(line.fields(), "text"));
      call.report().answer(new Answer.OfHub("log", line.fields(), text));
    }
  }

  private static List<Line> lines(
      HubClient hub, String run, Map<String, Object> item, Map<String, Long> seen) {
    String id = HubJson.text(item, "id");
    List<Line> lines = new ArrayList<>();
    List<Map<String, Object>> page;
    do {
      page =
          hub.list(
              "/runs/%s/items/%s/logs?after=%d&limit=%d"
                  .formatted(run, id, seen.getOrDefault(id, 0L), PAGE));
      for (Map<String, Object> line : page) {
        long number = Long.parseLong(HubJson.text(line, "id"));
        seen.put(id, number);
        lines.add(new Line(number, HubJson.text(item, "target"), with(item, line)));
      }
    } while (page.size() == PAGE);
    return lines;
  }

  private static Map<String, Object> with(Map<String, Object> item, Map<String, Object> line) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>(line);
    fields.put("target", HubJson.text(item, "target"));
    return fields;
  }
}
