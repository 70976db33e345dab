package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.spring.notes.NotesApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/// A test of an application that sets up nothing but its database.
@JdbcTest(
    properties = {
      "spring.datasource.url=jdbc:sqlite:file:slice?mode=memory&cache=shared",
      "spring.test.database.replace=none",
      "spring.flyway.enabled=false"
    })
@ContextConfiguration(classes = NotesApplication.class)
final class SliceTest {

  private final JdbcTemplate jdbc;

  @Autowired
  SliceTest(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Test
  void its_database_is_migrated() {
    assertThat(jdbc.queryForObject("select count(*) from notes", Long.class)).isEqualTo(2);
  }
}
