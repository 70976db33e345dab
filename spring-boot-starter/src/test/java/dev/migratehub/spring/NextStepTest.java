package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mend the statement, then run: migr8 up | mend the statement, then start the application again",
        "mend that, then run the same command again | mend that, then start the application again",
        "restore the files, or go on without them: migr8 up --allow-missing | restore the files, or go on without them: migrate-hub.allow-missing=true",
        "check user and password: migr8 config show | check user and password: spring.datasource.* or migrate-hub.url",
        "apply them: migr8 up | apply them first, or let the start do it: migrate-hub.mode=migrate"
      })
  void an_application_is_started_again_and_set_by_properties(String next, String said) {
    assertThat(NextStep.of(next)).isEqualTo(said);
  }

  @Test
  void what_only_the_command_line_can_do_is_said_to_be_such() {
    assertThat(NextStep.of("go on from there: migr8 resume"))
        .startsWith("go on from there: migr8 resume\n\n(migr8 is the command line of Migrate Hub.");
  }
}
