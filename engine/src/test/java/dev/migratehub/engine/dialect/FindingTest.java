package dev.migratehub.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

  @ParameterizedTest
  @CsvSource({
    "'TLSv1.3, AES', 10.0.0.1, OK, 'encrypted: TLSv1.3, AES'",
    "'', 127.0.0.1, OK, 'not encrypted, and the server is this machine'",
    "'', '', OK, 'not encrypted, and the server is this machine'",
    "'', 10.0.0.1, NOTE, 'not encrypted: whoever is on the way reads data and can read the password'"
  })
  void encryption_matters_where_there_is_a_way(
      String how, String from, Finding.Weight weight, String what) {
    Finding finding = Finding.encryption(how, from, "?sslmode=verify-full");

    assertThat(finding.weight()).isEqualTo(weight);
    assertThat(finding.what()).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1023, 1023 bytes",
    "1024, 1.0 kB",
    "12345678, 12 MB",
    "1099511627776, 1.0 TB"
  })
  void sizes_are_short(long bytes, String text) {
    assertThat(Sizes.text(bytes)).isEqualTo(text);
  }
}
