package dev.migratehub.hub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes pages of values. Templates were compiled with the rest; whatever a value holds is shown as
/// text, and what of it cannot be seen is named.
@Component
public final class Pages {

  private static final MediaType HTML = new MediaType("text", "html", UTF_8);

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "dev.migratehub.hub");

  Pages() {
    templates.setTrimControlStructures(true);
  }

  /// A page.
  ///
  /// @param template such as `run/board`
  /// @param page what the template shows
  public ResponseEntity<byte[]> show(String template, Frame frame, Object page) {
    int status = frame.problem().map(it -> it.fault().status()).orElse(HttpStatus.OK.value());
    return answer(status, template, Map.of("frame", frame, "page", page));
  }

  /// A part of a page, to be put in the place of what stands there.
  public ResponseEntity<byte[]> part(String template, Map<String, Object> values) {
    return answer(HttpStatus.OK.value(), template, values);
  }

  /// The same as text.
  public String text(String template, Map<String, Object> values) {
    return new String(bytes(template, values), UTF_8);
  }

  /// A page with a status of its own.
  ResponseEntity<byte[]> answer(int status, String template, Map<String, Object> values) {
    return ResponseEntity.status(status).contentType(HTML).body(bytes(template, values));
  }

  /// Sends the browser on after something was done.
  ///
  /// @param said what the next page says of it
  public static ResponseEntity<byte[]> go(String path, String said) {
    return go(path + (path.contains("?") ? "&" : "?") + "said=" + said);
  }

  /// Sends the browser on.
  public static ResponseEntity<byte[]> go(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }

  private byte[] bytes(String template, Map<String, Object> values) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template + ".jte", values, new ReadableOutput(output));
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
      output.writeTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
