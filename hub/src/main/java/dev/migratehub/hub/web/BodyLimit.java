package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Reads no more of a request than the hub can use, whatever the request says of its length.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class BodyLimit extends OncePerRequestFilter {

  private final long most;
  private final JsonMapper json;

  BodyLimit(HttpSettings settings, JsonMapper json) {
    this.most = settings.maxBody().toBytes();
    this.json = json;
  }

  /// That a body is longer; told from other failures of reading by who answers.
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1;

    TooLarge() {
      super("the body is longer than allowed");
    }
  }

  static Refusal refusal() {
    return new Refusal(Fault.TOO_LARGE, "too_large", "The request is larger than the hub takes.");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      response.setStatus(Fault.TOO_LARGE.status());
      response.setContentType("application/json");
      response.setHeader("Connection", "close");
      response.getWriter().write(json.writeValueAsString(ErrorBody.of(refusal())));
      return;
    }
    chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
  }

  /// A request whose length nobody knows beforehand.
  private final class Counted extends HttpServletRequestWrapper {

    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private final class Counting extends ServletInputStream {

    private final ServletInputStream from;
    private long read;

    Counting(ServletInputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      int value = from.read();
      return value < 0 ? value : (int) counted(1, value);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = from.read(bytes, offset, length);
      return count < 0 ? count : (int) counted(count, count);
    }

    private long counted(int more, long value) throws TooLarge {
      read += more;
      if (read > most) {
        throw new TooLarge();
      }
      return value;
    }

    @Override
    public boolean isFinished() {
      return from.isFinished();
    }

    @Override
    public boolean isReady() {
      return from.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      from.setReadListener(listener);
    }
  }
}
