package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubAddress;
import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubFile;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.net.URI;
import java.util.List;

/// `migr8 hub login`: keeps a token for a hub, once the hub has taken it.
final class HubLogin implements Command {

  @Override
  public Usage usage() {
    return Usage.of("hub login", "Sign in to a hub with a token, and keep it")
        .detail(
            "Make the token on the hub's page or by POST /api/v1/tokens. It is asked for, or taken"
                + " from MIGR8_HUB_TOKEN; it is kept in ~/.config/migr8/hub.json, which only you can"
                + " read. Where MIGR8_HUB_URL and MIGR8_HUB_TOKEN are set, as in CI, no login is"
                + " needed.")
        .needs("URL", "Where the hub is, as a browser shows it")
        .example("migr8 hub login https://hub.example.org", "asks for the token");
  }

  @Override
  public int run(Call call) {
    URI url = HubAddress.url(call.arguments().at(0).orElseThrow());
    String token =
        HubAddress.token(call.setup().variables())
            .or(() -> call.prompt().ask("token: ").map(String::strip))
            .filter(text -> !text.isEmpty())
            .orElseThrow(HubLogin::noToken);
    HubAddress address = new HubAddress(url, token);
    HubClient hub = HubCalls.hub(call, address);
    hub.get("/runs?limit=1");
    HubFile file = HubFile.of(call.setup().variables());
    file.write(address);
    call.report().answer(new Answer.Written(List.of(file.path().toString())));
    return 0;
  }

  private static ProblemException noToken() {
    return new Problem(
            Code.HUB_UNKNOWN,
            "no token was given",
            "nothing was kept",
            "set MIGR8_HUB_TOKEN, or type the token when it is asked for")
        .exception();
  }
}
