package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.command.Command;
import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BriefLineTest {

  private static final List<String> ODD =
      List.of(
          "",
          "-",
          "--",
          "-qv",
          "-cfile",
          "--",
          "x",
          "1",
          "a b",
          "-1",
          "--quiet=true",
          "--to=",
          "--url=",
          "--nothing",
          "migrate",
          "config",
          "show",
          "-h",
          "--help",
          "--version",
          "bash");

  @Test
  void what_it_understands_the_parser_understands_in_the_same_way() {
    Random random = new Random(20260101);
    int understood = 0;
    for (int i = 0; i < 4000; i++) {
      List<String> line = line(random);
      Optional<Typed> brief = BriefLine.of(line);
      if (brief.isPresent()) {
        understood++;
        assertThat(brief).describedAs(String.join("|", line)).isEqualTo(parsed(line));
      }
    }
    assertThat(understood).isGreaterThan(500);
  }

  private static Optional<Typed> parsed(List<String> line) {
    try {
      return Optional.of(Typed.parsed(line));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Test
  void usual_lines_need_no_parser() {
    for (String line :
        List.of(
            "up",
            "status --json",
            "up 3 --url postgres://u@h/d",
            "down 2 --dry-run -q",
            "--url=sqlite:x up --to=20250131",
            "-c other.yaml status --target a --target b",
            "create add_things",
            "help config show")) {
      assertThat(BriefLine.of(List.of(line.split(" ")))).describedAs(line).isPresent();
    }
  }

  @Test
  void what_is_unusual_or_wrong_is_left_to_the_parser() {
    for (String line :
        List.of(
            "ups",
            "up --help",
            "--version",
            "config show",
            "migrate up",
            "up -qv",
            "up 1 2 3",
            "create",
            "up --to",
            "up --to --quiet",
            "up --target status",
            "up -q -q",
            "-- up")) {
      assertThat(BriefLine.of(List.of(line.split(" ")))).describedAs(line).isEmpty();
    }
  }

  private static List<String> line(Random random) {
    Command command = Commands.ALL.get(random.nextInt(Commands.ALL.size()));
    List<Flag> flags = new ArrayList<>(CommonFlags.all());
    List<String> words = new ArrayList<>();
    some(random, flags, words, 2);
    words.addAll(List.of(command.usage().name().split(" ")));
    flags.addAll(command.usage().flags());
    flags.addAll(command.usage().flags());
    some(random, flags, words, 4);
    return words;
  }

  private static void some(Random random, List<Flag> flags, List<String> words, int most) {
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      Flag flag = flags.get(random.nextInt(flags.size()));
      String name = flag.names().get(random.nextInt(flag.names().size()));
      switch (random.nextInt(6)) {
        case 0 -> words.add(ODD.get(random.nextInt(ODD.size())));
        case 1 -> words.add("word" + random.nextInt(3));
        case 2 -> words.add(flag.label().isEmpty() ? name : name + "=v" + random.nextInt(3));
        default -> {
          words.add(name);
          if (!flag.label().isEmpty() && random.nextInt(10) > 0) {
            words.add("v" + random.nextInt(3));
          }
        }
      }
    }
  }
}
