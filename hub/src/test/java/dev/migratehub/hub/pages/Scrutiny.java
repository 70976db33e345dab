package dev.migratehub.hub.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// Looks closely at pages, and notes what is wrong with them: what axe finds, what runs out of the
/// window, and what a summary of errors says of fields that say nothing themselves.
final class Scrutiny {

  /// The fields of the summary that are not there, not seen, or without their error.
  private static final String SILENT =
      """
      [...document.querySelectorAll('#problem a[href^="#f-"]')].map(it => it.hash.slice(1)).filter(id => {
        const field = document.getElementById(id);
        const error = document.getElementById(id.replace(/^f-/, 'e-'));
        return !field || !field.checkVisibility() || !error || !error.checkVisibility()
            || !(field.getAttribute('aria-describedby') || '').split(' ').includes(error.id);
      })\
      """;

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final List<String> wrong = new ArrayList<>();

  /// What was wrong so far.
  List<String> wrong() {
    return wrong;
  }

  /// Looks at what a window shows now.
  void look(Page page, String name) {
    note(axe(page).withTags(RULES), name);
    measure(page, name);
  }

  /// Looks at everything but the colours.
  void shape(Page page, String name) {
    note(axe(page).withTags(RULES).disableRules(List.of("color-contrast")), name);
    measure(page, name);
  }

  /// Looks at the colours only, where all the rest was looked at in others.
  void contrast(Page page, String name) {
    note(axe(page).withRules(List.of("color-contrast")), name);
    measure(page, name);
  }

  /// No page has frames, for which each look would else take another window.
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private void note(AxeBuilder axe, String name) {
    axe.analyze()
        .getViolations()
        .forEach(it ->
            wrong.add(
                "%s: %s, %s".formatted(name, it.getId(), it.getNodes().getFirst().getHtml())));
  }

  /// Only looks whether it fits into the window.
  void measure(Page page, String name) {
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    if (Boolean.TRUE.equals(wide)) {
      wrong.add(name + " is wider than its window");
    }
    Object silent = page.evaluate(SILENT);
    if (!silent.equals(List.of())) {
      wrong.add(name + " has nothing beside " + silent);
    }
  }
}
