package dev.migratehub.hub.web;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where templates write values: escaped, and so that nobody is fooled by what cannot be seen. What
/// is sent back by a form stays as it is.
final class ReadableOutput extends OwaspHtmlTemplateOutput {

  private static final Set<String> READ = Set.of("title", "aria-label", "alt", "data-label");
  private static final Set<String> SENT_BACK = Set.of("textarea", "script", "style");
  private static final Set<String> TEXT_ONLY = Set.of("title", "option");

  private @Nullable String tag;
  private @Nullable String attribute;

  ReadableOutput(TemplateOutput output) {
    super(output);
  }

  @Override
  public void setContext(@Nullable String tagName, @Nullable String attributeName) {
    super.setContext(tagName, attributeName);
    tag = tagName;
    attribute = attributeName;
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if (value == null || !isRead()) {
      super.writeUserContent(value);
      return;
    }
    String readable = Unseen.inProse(value);
    if (takesElements() && Unseen.goesLeft(readable)) {
      // Letters from right to left would pull the numbers and signs beside them to their side.
      writeContent("<bdi>");
      super.writeUserContent(readable);
      writeContent("</bdi>");
    } else {
      super.writeUserContent(readable);
    }
  }

  private boolean isRead() {
    return attribute == null ? tag == null || !SENT_BACK.contains(tag) : READ.contains(attribute);
  }

  private boolean takesElements() {
    return attribute == null && (tag == null || !TEXT_ONLY.contains(tag));
  }
}
