package dev.migratehub.spring.orders;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// The application; each of its beans needs the tables when it is made.
@SpringBootApplication
public class OrdersApplication {

  /// How many orders there were when the application started.
  public record Opening(long orders) {}

  @Bean
  Opening opening(JdbcTemplate jdbc) {
    Long orders = jdbc.queryForObject("select count(*) from orders", Long.class);
    return new Opening(orders == null ? 0 : orders);
  }
}
