package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.DatabindException;

/// What went wrong, as JSON; a bug says nothing of itself but where to look in the log.
@RestControllerAdvice
final class Answers {

  private static final Log LOG = LogFactory.getLog(Answers.class);

  Answers() {}

  @ExceptionHandler
  ResponseEntity<ErrorBody> refused(Refusal refusal) {
    HttpHeaders headers = new HttpHeaders();
    ErrorBody.headers(refusal).forEach(headers::set);
    return ResponseEntity.status(refusal.fault().status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(ErrorBody.of(refusal));
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException e) {
    if (NestedExceptionUtils.getMostSpecificCause(e) instanceof BodyLimit.TooLarge) {
      return refused(BodyLimit.refusal());
    }
    if (e.getCause() instanceof DatabindException cause && !cause.getPath().isEmpty()) {
      String field =
          cause.getPath().stream()
              .map(it -> it.getPropertyName() == null ? "[]" : it.getPropertyName())
              .collect(Collectors.joining("."));
      return refused(
          new Refusal(
              Fault.MALFORMED,
              "malformed",
              field + " is missing, unknown, or not what is expected.",
              Map.of("field", field)));
    }
    return refused(
        new Refusal(Fault.MALFORMED, "malformed", "The body is not the JSON that is expected."));
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> mismatch(MethodArgumentTypeMismatchException e) {
    return refused(
        new Refusal(Fault.MALFORMED, "malformed", e.getName() + " is not what is expected."));
  }

  /// Whoever asked went away meanwhile, as browsers do with what they listen to.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("nobody waits for this answer any more", e);
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> any(Exception e) {
    if (e instanceof NoResourceFoundException) {
      return refused(
          new Refusal(Fault.NOT_FOUND, "not_found", "There is nothing at this address."));
    }
    if (e instanceof ErrorResponse known) {
      HttpStatusCode status = known.getStatusCode();
      String code = status.value() == Fault.NOT_FOUND.status() ? "not_found" : "refused";
      String said = String.valueOf(known.getBody().getDetail());
      return answer(status.value(), ErrorBody.of(code, said, Map.of()));
    }
    LOG.error("a request failed", e);
    return answer(
        500,
        ErrorBody.of(
            "bug",
            "Something went wrong here; the log tells what, under this request's id.",
            Map.of()));
  }

  private static ResponseEntity<ErrorBody> answer(int status, ErrorBody body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
