package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Moving;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.seed.Sowing;
import dev.migratehub.seed.Watch;

/// Tells of seeds as they go.
record Sowings(Call call, Connection connection) implements Watch {

  @Override
  public void moved(String file, long bytes, long total, long rows) {
    call.report().moved(new Moving("seeding " + file, bytes, total, rows));
  }

  @Override
  public void sown(Sowing sowing) {
    call.report().answer(new Answer.Seeds.Sown(connection.target().name(), sowing));
  }
}
