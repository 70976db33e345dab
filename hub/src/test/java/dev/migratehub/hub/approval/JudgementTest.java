package dev.migratehub.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class JudgementTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Digest ONE = new Digest("11".repeat(32));
  private static final Digest TWO = new Digest("22".repeat(32));
  private static final UUID ANN = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);

  @Test
  void what_was_approved_and_is_still_so_may_begin() {
    assertThat(judged(ONE, given(ONE), Optional.of(Role.MANAGER), Set.of(BEN), true)).isEmpty();
  }

  @Test
  void other_content_may_not() {
    assertThat(judged(TWO, given(ONE), Optional.of(Role.MANAGER), Set.of(BEN), true))
        .contains("content_changed");
  }

  @Test
  void what_nobody_approved_may_not() {
    assertThat(judged(ONE, Optional.empty(), Optional.empty(), Set.of(), false))
        .contains("not_approved");
    assertThat(
            judged(
                ONE,
                Optional.of(decision(ONE, Approval.Decision.DENIED)),
                Optional.of(Role.ADMIN),
                Set.of(),
                false))
        .contains("not_approved");
  }

  @Test
  void an_approval_of_something_else_does_not_count() {
    assertThat(judged(ONE, given(TWO), Optional.of(Role.MANAGER), Set.of(), false))
        .contains("approved_other");
  }

  @Test
  void an_approver_who_lost_the_role_does_not_count() {
    assertThat(judged(ONE, given(ONE), Optional.of(Role.USER), Set.of(), false))
        .contains("approver_lost_role");
    assertThat(judged(ONE, given(ONE), Optional.empty(), Set.of(), false))
        .contains("approver_lost_role");
  }

  @Test
  void an_author_who_approved_counts_only_where_the_policy_lets_him() {
    assertThat(judged(ONE, given(ONE), Optional.of(Role.ADMIN), Set.of(ANN), true))
        .contains("own_change");
    assertThat(judged(ONE, given(ONE), Optional.of(Role.ADMIN), Set.of(ANN), false)).isEmpty();
  }

  @Test
  void an_approval_holds_until_it_expires() {
    Judgement judgement =
        new Judgement(ONE, ONE, given(ONE), Optional.of(Role.MANAGER), Set.of(), false);
    assertThat(judgement.objection(NOW.plus(Duration.ofHours(1)).minusMillis(1))).isEmpty();
    assertThat(judgement.objection(NOW.plus(Duration.ofHours(1))).map(Judgement.Objection::code))
        .contains("approval_expired");
  }

  private static Optional<String> judged(
      Digest now,
      Optional<Approval> approval,
      Optional<Role> approver,
      Set<UUID> authors,
      boolean differs) {
    return new Judgement(ONE, now, approval, approver, authors, differs)
        .objection(NOW)
        .map(Judgement.Objection::code);
  }

  private static Optional<Approval> given(Digest digest) {
    return Optional.of(decision(digest, Approval.Decision.APPROVED));
  }

  private static Approval decision(Digest digest, Approval.Decision decision) {
    Optional<Instant> expires = Optional.of(NOW.plus(Duration.ofHours(1)));
    return new Approval(BEN, BEN, decision, ANN, Role.MANAGER, NOW, expires, digest, "");
  }
}
