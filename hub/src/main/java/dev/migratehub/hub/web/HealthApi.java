package dev.migratehub.hub.web;

import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the hub lives and can work, for whoever keeps it running; it says that and no more.
@RestController
final class HealthApi {

  private static final Log LOG = LogFactory.getLog(HealthApi.class);
  private static final int PATIENCE_SECONDS = 5;

  private final JdbcTemplate sql;
  private final ApplicationAvailability availability;

  HealthApi(JdbcTemplate sql, ApplicationAvailability availability) {
    this.sql = new JdbcTemplate(Objects.requireNonNull(sql.getDataSource()));
    this.sql.setQueryTimeout(PATIENCE_SECONDS);
    this.availability = availability;
  }

  /// @param status `up` or `down`
  record Health(String status) {}

  /// @param status `up` when everything is
  /// @param database whether the hub's own database answers
  record Whole(String status, String database) {}

  /// Whether the program runs; where not, restart it.
  @GetMapping("/health/live")
  Health live() {
    return new Health("up");
  }

  /// Whether to send people here.
  @GetMapping("/health/ready")
  ResponseEntity<Health> ready() {
    boolean accepts = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    boolean up = accepts && database();
    return answer(up, new Health(word(up)));
  }

  @GetMapping("/api/v1/health")
  ResponseEntity<Whole> health() {
    boolean up = database();
    return answer(up, new Whole(word(up), word(up)));
  }

  private boolean database() {
    try {
      return Integer.valueOf(1).equals(sql.queryForObject("select 1", Integer.class));
    } catch (DataAccessException e) {
      LOG.warn("the hub's database does not answer: " + e.getMostSpecificCause().getMessage());
      return false;
    }
  }

  private static String word(boolean up) {
    return up ? "up" : "down";
  }

  private static <T> ResponseEntity<T> answer(boolean up, T body) {
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(body);
  }
}
