package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Answer.Configured.Line;
import dev.migratehub.cli.render.Answer.Configured.Place;
import dev.migratehub.cli.setup.Shown;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Usage;
import java.util.List;

/// `migr8 config show`: every setting with its value and where that comes from.
final class ConfigShow implements Command {

  @Override
  public Usage usage() {
    return Usage.of("config show", "Show every setting, and where its value comes from")
        .detail("Secrets are shown as ***. A value that another one overrules is marked.")
        .example("migr8 config show", "all settings")
        .example("migr8 config show --target eu", "as they hold for one target");
  }

  @Override
  public int run(Call call) {
    Shown shown = Shown.of(call.setup(), call.arguments().value(CommonFlags.TARGET));
    List<Line> lines =
        shown.lines().stream()
            .map(line ->
                new Line(
                    line.key(), call.secrets().hidden(line.value()), line.origin(), line.note()))
            .toList();
    List<Place> places =
        shown.places().entrySet().stream()
            .map(place -> new Place(place.getKey(), call.secrets().hidden(place.getValue())))
            .toList();
    call.report().answer(new Answer.Configured(lines, places));
    return 0;
  }
}
