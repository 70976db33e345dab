package dev.migratehub.spring.notes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// The application; it says how many notes there are and ends.
@SpringBootApplication(
    excludeName = {
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
    })
public class NotesApplication {

  /// How many notes there were when the application started.
  public record Opening(long notes) {}

  @Bean
  Opening opening(JdbcTemplate jdbc) {
    Long notes = jdbc.queryForObject("select count(*) from notes", Long.class);
    return new Opening(notes == null ? 0 : notes);
  }

  public static void main(String... arguments) {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(NotesApplication.class, arguments)) {
      System.out.println("notes: " + context.getBean(Opening.class).notes());
    }
  }
}
