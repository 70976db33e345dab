package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is answered to requests that reach no controller: the same JSON as everywhere, and nothing
/// of what is inside.
@Hidden
@RestController
final class ErrorPages implements ErrorController {

  private final PageErrors pages;

  ErrorPages(PageErrors pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<?> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int number = status instanceof Integer it ? it : Fault.NOT_FOUND.status();
    HttpStatus known = HttpStatus.resolve(number);
    if (PageErrors.wantsPage(request)) {
      String why = known == null ? "Refused." : known.getReasonPhrase() + ".";
      return pages.page(request, number, why);
    }
    return ResponseEntity.status(number)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            ErrorBody.of(
                number == Fault.NOT_FOUND.status() ? "not_found" : "refused",
                known == null ? "Refused." : known.getReasonPhrase() + ".",
                Map.of()));
  }
}
