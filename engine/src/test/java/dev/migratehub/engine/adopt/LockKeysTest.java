package dev.migratehub.engine.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers under which other tools hold their locks, with examples of theirs.
final class LockKeysTest {

  @ParameterizedTest
  @CsvSource({
    "database_name, 1764327054",
    "schema_name_1~database_name, 2453313553",
    "schema_name_2~database_name, 235207038",
    "schema_name_1~schema_name_2~database_name, 3743845847"
  })
  void golang_migrate_salts_a_checksum_of_the_names(String names, long key) {
    assertThat(GolangMigrateLedger.key(names.replace('~', '\0'))).isEqualTo(key);
  }

  @Test
  void atlas_hashes_a_name() {
    assertThat(AtlasLedger.fnv("")).isEqualTo(0x811c9dc5L);
    assertThat(AtlasLedger.fnv("foobar")).isEqualTo(0x31f0b262L);
  }
}
