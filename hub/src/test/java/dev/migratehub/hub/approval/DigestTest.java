package dev.migratehub.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DigestTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Subject.Place PLACE =
      new Subject.Place(ID, "postgresql", "db.example", 5432, "shop");
  private static final Subject.Conditions CONDITIONS = new Subject.Conditions("p", "stop", 1);
  private static final Subject BASE = subject("1", 1, "aa", "stg", CONDITIONS, List.of(PLACE));

  @Test
  void the_same_gives_the_same() {
    assertThat(Digest.of(BASE))
        .isEqualTo(Digest.of(subject("1", 1, "aa", "stg", CONDITIONS, List.of(PLACE))));
  }

  static Stream<Subject> others() {
    Subject.Place elsewhere = new Subject.Place(ID, "postgresql", "db2.example", 5432, "shop");
    return Stream.of(
        subject("2", 1, "aa", "stg", CONDITIONS, List.of(PLACE)),
        subject("1", 2, "aa", "stg", CONDITIONS, List.of(PLACE)),
        subject("1", 1, "ab", "stg", CONDITIONS, List.of(PLACE)),
        subject("1", 1, "aa", "prd", CONDITIONS, List.of(PLACE)),
        subject("1", 1, "aa", "stg", new Subject.Conditions("q", "stop", 1), List.of(PLACE)),
        subject("1", 1, "aa", "stg", new Subject.Conditions("p", "continue", 1), List.of(PLACE)),
        subject("1", 1, "aa", "stg", CONDITIONS, List.of(PLACE, PLACE)),
        subject("1", 1, "aa", "stg", CONDITIONS, List.of()),
        subject("1", 1, "aa", "stg", CONDITIONS, List.of(elsewhere)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatever_differs_gives_another(Subject other) {
    assertThat(Digest.of(other)).isNotEqualTo(Digest.of(BASE));
  }

  @Test
  void no_value_can_look_like_two_lines() {
    Subject sly = subject("1\nversion: 2", 1, "aa", "stg", CONDITIONS, List.of());
    assertThat(Digest.text(sly)).contains("key: 1\\nversion: 2\n");
  }

  private static Subject subject(
      String key,
      int version,
      String sha,
      String environment,
      Subject.Conditions conditions,
      List<Subject.Place> places) {
    return new Subject(
        ID,
        ID,
        ID,
        key,
        version,
        Direction.APPLY,
        sha,
        Optional.empty(),
        "auto",
        environment,
        conditions,
        places);
  }
}
