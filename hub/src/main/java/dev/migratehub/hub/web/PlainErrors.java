package dev.migratehub.hub.web;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Answers to requests that are so wrong that Tomcat lets them into nothing of the hub's.
public final class PlainErrors extends ErrorReportValve {

  private static final Log LOG = LogFactory.getLog(PlainErrors.class);

  /// Called by Tomcat.
  public PlainErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatus known = HttpStatus.resolve(status);
    try {
      SecureHeaders.ALWAYS.forEach(response::setHeader);
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      response
          .getReporter()
          .write(
              "{\"error\":{\"code\":\"refused\",\"message\":\"%s.\",\"details\":%s}}"
                  .formatted(known == null ? "Refused" : known.getReasonPhrase(), Map.of()));
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("nobody waits for this answer any more", e);
    }
  }
}
