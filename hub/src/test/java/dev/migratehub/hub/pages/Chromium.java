package dev.migratehub.hub.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The system's Chromium, and people who are signed in with it.
final class Chromium implements AutoCloseable {

  static final String PASSWORD = "correct horse battery staple";

  /// Chromium writes this for each answer to a form that comes back with what is wrong in it.
  private static final Pattern REFUSED_FORM = Pattern.compile("status of (409|412|422)");

  private final Playwright playwright;
  private final Browser browser;
  private final Set<UUID> passwords = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();

  Chromium() {
    Map<String, String> environment =
        Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node());
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program("chromium", "chromium-browser", "google-chrome"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /// How somebody looks at the hub.
  record Look(boolean script, ColorScheme colours, int width, int height) {

    static final Look USUAL = new Look(true, ColorScheme.LIGHT, 1280, 900);
    static final Look NO_SCRIPT = new Look(false, ColorScheme.LIGHT, 1280, 900);
  }

  /// A new window in which nobody is signed in.
  Page window(TestHub hub, Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(hub.address())
                .setJavaScriptEnabled(look.script())
                .setColorScheme(look.colours())
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB")
                .setViewportSize(look.width(), look.height()));
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onConsoleMessage(it -> {
      if (it.type().equals("error") && !REFUSED_FORM.matcher(it.text()).find()) {
        complaints.add(page.url() + ": " + it.text());
      }
    });
    page.onPageError(it -> complaints.add(page.url() + ": " + it));
    return page;
  }

  /// A new window of somebody who signed in by the form.
  Page window(TestHub hub, User user, Look look) {
    if (passwords.add(user.id())) {
      hub.part(Users.class).password(Actor.hub(), user.id(), "", PASSWORD);
    }
    Page page = window(hub, look);
    page.navigate("/login");
    page.getByLabel("E-mail address").fill(user.email());
    page.getByLabel("Password").fill(PASSWORD);
    page.getByText("Sign in with password").click();
    page.waitForURL("**/");
    return page;
  }

  /// What the browser complained about, such as something that the content security policy forbids.
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static String node() {
    return program("node", "nodejs").toString();
  }

  private static Path program(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("none of " + String.join(", ", names)));
  }
}
