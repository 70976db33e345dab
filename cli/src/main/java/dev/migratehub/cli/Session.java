package dev.migratehub.cli;

import dev.migratehub.cli.command.Call;
import dev.migratehub.cli.command.Command;
import dev.migratehub.cli.command.HelpPages;
import dev.migratehub.cli.command.Interrupts;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Bugs;
import dev.migratehub.cli.render.JsonReport;
import dev.migratehub.cli.render.Paper;
import dev.migratehub.cli.render.Report;
import dev.migratehub.cli.render.Screen;
import dev.migratehub.cli.render.Secrets;
import dev.migratehub.cli.render.Style;
import dev.migratehub.cli.render.TextReport;
import dev.migratehub.cli.setup.Setup;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.problem.Kind;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;

/// One call of `migr8`, from its words to its exit status. It ends no process and keeps nothing.
final class Session {

  private final World world;
  private final Interrupts interrupts;
  private final Secrets secrets = new Secrets();

  Session(World world, Interrupts interrupts) {
    this.world = world;
    this.interrupts = interrupts;
  }

  int run(List<String> words) {
    boolean json = words.contains(CommonFlags.JSON.name());
    boolean verbose = words.contains("-v") || words.contains("--verbose");
    boolean color = !words.contains(CommonFlags.NO_COLOR.name());
    Report early = report(json, verbose, false, color);
    try {
      Typed typed = Typed.of(words);
      return typed.command().isEmpty() || asksForHelp(typed)
          ? explain(typed, early)
          : call(typed.command().get(), typed.arguments(), early);
    } catch (ProblemException e) {
      early.answer(new Answer.Failed("", secrets.hidden(e.problem())));
      return e.problem().code().kind().exitStatus();
    } catch (RuntimeException | Error e) {
      early.answer(Bugs.answer("", e, secrets, verbose));
      return Kind.FAILED.exitStatus();
    } finally {
      early.close();
    }
  }

  private static boolean asksForHelp(Typed typed) {
    return typed.arguments().has(CommonFlags.HELP) || typed.arguments().has(CommonFlags.VERSION);
  }

  private static int explain(Typed typed, Report report) {
    String text =
        typed.arguments().has(CommonFlags.VERSION)
            ? "migr8 %s (Java %s)"
                .formatted(
                    RunInfo.ofThisProcess().toolVersion(), System.getProperty("java.version"))
            : HelpPages.text(typed.group());
    report.answer(new Answer.Text(text));
    return 0;
  }

  private int call(Command command, Arguments arguments, Report early) {
    if (!command.needsSettings()) {
      return command.run(call(arguments, Setup.NOTHING, early));
    }
    Setup setup = Setup.read(arguments, world.environment());
    boolean verbose = setup.config().get(Settings.VERBOSE);
    try (Report report =
        report(
            arguments.has(CommonFlags.JSON),
            verbose,
            arguments.has(CommonFlags.QUIET),
            !arguments.has(CommonFlags.NO_COLOR))) {
      setup.warnings().forEach(text -> report.answer(new Answer.Warned(text)));
      return command.run(call(arguments, setup, report));
    }
  }

  private Call call(Arguments arguments, Setup setup, Report report) {
    return new Call(
        arguments,
        setup,
        report,
        secrets,
        interrupts,
        world.prompt(),
        world.environment(),
        world.clock());
  }

  private Report report(boolean json, boolean verbose, boolean quiet, boolean color) {
    return json
        ? new JsonReport(world.out(), secrets)
        : new TextReport(screen(color), secrets, verbose, quiet);
  }

  private Screen screen(boolean color) {
    Map<String, String> environment = world.environment();
    boolean plain =
        !color
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    Style style = new Style(world.outIsTerminal() && !plain);
    Style errorStyle = new Style(world.errIsTerminal() && !plain);
    return new Screen(
        new Paper(world.out(), world.symbols(), style),
        new Paper(world.err(), world.symbols(), errorStyle),
        world.outIsTerminal() && !plain,
        world.outIsTerminal() ? world.width() : () -> 0);
  }
}
