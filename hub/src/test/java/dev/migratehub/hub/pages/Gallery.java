package dev.migratehub.hub.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Pictures of the pages in `docs/gallery`, taken anew with `-Dgallery.update=true`, and the page
/// that shows them.
final class Gallery {

  private static final Path DOCS = docs();
  private static final int TALLEST = 1700;
  private static final int QUALITY = 55;

  /// What is shown, in this order: the name of a page, and what to see on it.
  static final Map<String, String> SHOWN = shown();

  private Gallery() {}

  static boolean updating() {
    return Boolean.getBoolean("gallery.update");
  }

  private static Path docs() {
    Path here = Path.of("").toAbsolutePath();
    return (here.endsWith("hub") ? here.resolveSibling("docs") : here.resolve("docs"));
  }

  private static Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("login", "Sign in, by the provider or, where that is allowed, by password.");
    shown.put("inbox", "Inbox: what is for you to do, and where all projects stand.");
    shown.put("empty-inbox", "Inbox of somebody new: empty states say what comes there.");
    shown.put("project", "Project: targets by environment, newest changes, members.");
    shown.put("changes", "Changes, with filters that stand in the address.");
    shown.put(
        "change", "Change: what comes next, where it stands, its SQL, checks, runs, activity.");
    shown.put("editor", "Editor: the SQL in colours, and beside it what the engine finds.");
    shown.put("editor-wrong", "Editor: errors beside the fields and in a summary.");
    shown.put("diff", "Two versions side by side.");
    shown.put("diff-unified", "The same as a unified diff.");
    shown.put(
        "approval",
        "Approval: what will run, what changed, findings, rollback, digest, then the decision.");
    shown.put(
        "board-ready",
        "An approved run that destroys something: the environment's name is to be typed.");
    shown.put(
        "board",
        "Run board: a row for each target; what failed says what, how it is now, and what is next.");
    shown.put("board-log", "A target's log, opened in its row.");
    shown.put("set", "DB set: its targets and their last connection test.");
    shown.put("runs", "Runs across projects.");
    shown.put("approvals", "What waits for approval across projects.");
    shown.put("configs", "The registry: projects of configurations.");
    shown.put("config-project", "A project of the registry: its configurations, roles and key.");
    shown.put("config", "A configuration, its versions, and the way back to each.");
    shown.put("config-editor", "A configuration in the editor, held against its schema.");
    shown.put("config-diff", "Two versions of a configuration.");
    shown.put("admin-audit", "Audit: search, export, and whether the chain holds.");
    shown.put("admin-users", "Users and roles.");
    shown.put("admin-environments", "Environments and their policy.");
    shown.put("me", "One's own sessions and tokens.");
    shown.put("missing", "What is not there.");
    return shown;
  }

  /// Takes a picture, where pictures are taken and the page is one that is shown.
  static void picture(Page page, Chromium.Look look, String name) {
    if (!updating() || !SHOWN.containsKey(name)) {
      return;
    }
    JsonObject clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", look.width());
    int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    clip.addProperty("height", Math.min(height, TALLEST));
    clip.addProperty("scale", 1);
    JsonObject wish = new JsonObject();
    wish.addProperty("format", "webp");
    wish.addProperty("quality", QUALITY);
    wish.addProperty("captureBeyondViewport", true);
    wish.add("clip", clip);
    JsonObject taken = page.context().newCDPSession(page).send("Page.captureScreenshot", wish);
    try {
      Files.createDirectories(DOCS.resolve("gallery"));
      Files.write(
          DOCS.resolve("gallery").resolve(file(name, look)),
          Base64.getDecoder().decode(taken.get("data").getAsString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The page that shows the pictures.
  static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The hub's pages in pictures

        Every page in light and dark, on a wide screen and on a phone. Written by a test of the hub: run `LookTest` with
        `-Dgallery.update=true` to take the pictures anew. What one does on these pages: [the guide](guide/hub-pages.md).
        """);
    SHOWN.forEach((name, what) -> {
      page.append("\n## ")
          .append(what.replaceAll("[:,.].*", ""))
          .append("\n\n")
          .append(what)
          .append('\n');
      for (String colours : new String[] {"light", "dark"}) {
        page.append('\n');
        for (String width : new String[] {"wide", "narrow"}) {
          page.append(
              "<img src=\"gallery/%1$s-%2$s-%3$s.webp\" alt=\"%4$s (%2$s, %3$s)\" width=\"%5$s\">\n"
                  .formatted(
                      name,
                      colours,
                      width,
                      what.replaceAll("[:,.].*", ""),
                      width.equals("wide") ? "72%" : "22%"));
        }
      }
    });
    return page.toString();
  }

  static Path file() {
    return DOCS.resolve("gallery.md");
  }

  static Path picture(String name, Chromium.Look look) {
    return DOCS.resolve("gallery").resolve(file(name, look));
  }

  private static String file(String name, Chromium.Look look) {
    return "%s-%s-%s.webp"
        .formatted(
            name,
            look.colours() == ColorScheme.DARK ? "dark" : "light",
            look.width() < 600 ? "narrow" : "wide");
  }
}
