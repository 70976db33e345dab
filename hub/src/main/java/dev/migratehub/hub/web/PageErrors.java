package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// What went wrong, for a browser that asked for a page: in the look of all pages, and for who is
/// not signed in, the page to do so.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class PageErrors implements HandlerExceptionResolver {

  private static final Log LOG = LogFactory.getLog(PageErrors.class);

  private final Pages pages;
  private final Visitors visitors;

  PageErrors(Pages pages, Visitors visitors) {
    this.pages = pages;
    this.visitors = visitors;
  }

  /// What the page of an error shows.
  ///
  /// @param status of HTTP
  /// @param why a sentence
  /// @param requestId under which the log has it
  public record Content(int status, String why, String requestId) {

    /// A heading.
    public String heading() {
      return switch (status) {
        case 400, 422 -> "That cannot be read";
        case 403 -> "That is not yours to see or do";
        case 404 -> "There is nothing here";
        case 409, 412 -> "That does not go together";
        case 429 -> "That was too often";
        case 503 -> "A part that is needed does not answer";
        default -> status >= 500 ? "Something went wrong here" : "That was not done";
      };
    }
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (!wantsPage(request)
        || response.isCommitted()
        || exception instanceof AsyncRequestNotUsableException) {
      return null;
    }
    send(request, response, refusal(exception));
    return new ModelAndView();
  }

  /// Whether a request is a browser's for a page.
  public static boolean wantsPage(HttpServletRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    String path = request.getRequestURI();
    return accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/v1/");
  }

  /// Answers with the page of an error.
  public void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
    boolean signIn = refusal.fault() == Fault.UNAUTHENTICATED;
    if (signIn && !request.getRequestURI().equals("/login")) {
      write(response, Pages.go("/login?next=" + next(request)));
      return;
    }
    String why =
        refusal.code().equals("csrf")
            ? "This page was open for too long, or you signed in again since. Go back, load it anew,"
                + " and repeat what you did."
            : String.valueOf(refusal.getMessage());
    write(response, page(request, refusal.fault().status(), why));
  }

  private static Refusal refusal(Exception exception) {
    return switch (exception) {
      case Refusal it -> it;
      case MethodArgumentTypeMismatchException _ -> Refusal.notFound("page");
      case ErrorResponse known when known.getStatusCode().value() == Fault.NOT_FOUND.status() ->
          Refusal.notFound("page");
      case ErrorResponse known ->
          new Refusal(Fault.MALFORMED, "refused", String.valueOf(known.getBody().getDetail()));
      default -> {
        LOG.error("a page failed", exception);
        yield new Refusal(
            Fault.BUG,
            "bug",
            "Nothing that you asked for was done. The log of the hub tells more, under the request's"
                + " id.");
      }
    };
  }

  ResponseEntity<byte[]> page(HttpServletRequest request, int status, String why) {
    Content content = new Content(status, why, RequestIds.of(request));
    Frame frame = Frame.of(visitors.of(request), request, "", content.heading());
    return pages.answer(status, "web/error", Map.of("frame", frame, "page", content));
  }

  private static String next(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return "/";
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
  }

  private static void write(HttpServletResponse response, ResponseEntity<byte[]> page) {
    response.setStatus(page.getStatusCode().value());
    page.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    byte[] body = page.getBody();
    try {
      if (body != null) {
        response.getOutputStream().write(body);
      }
      response.flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
