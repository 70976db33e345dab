package dev.migratehub.backup.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)|15|pg_dump 15.18",
        "pg_dump (PostgreSQL) 18.1|18|pg_dump 18.1",
        "pg_dump (PostgreSQL) 19beta1|19|pg_dump 19.0",
        "mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)|8|mysqldump 8.0.36",
        "mysqldump  Ver 10.13 Distrib 5.7.44, for Linux (x86_64)|5|mysqldump 5.7.44",
        "mysqldump  Ver 10.19 Distrib 10.11.19-MariaDB, for debian-linux-gnu|10|mysqldump 10.11.19 (MariaDB)",
        "mariadb-dump from 11.4.5-MariaDB, client 10.19 for Linux (x86_64)|11|mariadb-dump 11.4.5 (MariaDB)",
      })
  void the_version_is_the_one_of_the_server_it_came_with(String words, int major, String shown) {
    Program program = Program.of(Path.of("/bin", shown.split(" ", -1)[0]), words);
    assertThat(program.major()).isEqualTo(major);
    assertThat(program.display()).isEqualTo(shown);
  }
}
