package dev.migratehub.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The style sheet and the scripts of the pages. Their addresses change with their content, so that
/// browsers may keep them.
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {

  private static final String OWN = "/assets/";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";
  private static final Duration LONG = Duration.ofDays(365);

  /// The style sheet's address.
  public static final String STYLE = address(OWN, "hub.css");

  /// The hub's own script's address.
  public static final String SCRIPT = address(OWN, "hub.js");

  /// The library's address.
  public static final String LIBRARY = address(HTMX, "htmx.min.js");

  /// The icon's address.
  public static final String ICON = address(OWN, "hub.svg");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/*")
        .addResourceLocations("classpath:" + OWN, "classpath:" + HTMX)
        .setCacheControl(CacheControl.maxAge(LONG).cachePublic().immutable());
  }

  private static String address(String folder, String file) {
    try (InputStream in =
        Objects.requireNonNull(Assets.class.getResourceAsStream(folder + file), file)) {
      CRC32 sum = new CRC32();
      sum.update(in.readAllBytes());
      return "/assets/" + file + "?v=" + Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
