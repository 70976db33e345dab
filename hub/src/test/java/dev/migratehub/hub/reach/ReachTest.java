package dev.migratehub.hub.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "ff02::1",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::ffff:0:169.254.169.254",
        "2001:0:1::1",
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "::ffff:127.0.0.1"
      })
  void some_addresses_are_refused_always(String address) {
    assertThat(reach(false, address).to("db.test", List.of()))
        .isInstanceOf(Reached.Forbidden.class);
    assertThat(reach(false, address).to("db.test", List.of(Network.of("0.0.0.0/0"))))
        .isInstanceOf(Reached.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.0.2.1", "2001:db8::1", "fd00::1", "100.64.0.1"})
  void others_are_allowed_where_no_network_is_named(String address) {
    assertThat(reach(false, address).to("db.test", List.of())).isEqualTo(allowed(address));
  }

  @Test
  void this_machine_is_allowed_for_trying_out_only() {
    assertThat(reach(true, "127.0.0.1").to("db.test", List.of())).isEqualTo(allowed("127.0.0.1"));
    assertThat(reach(true, "::1").to("db.test", List.of())).isEqualTo(allowed("::1"));
    assertThat(reach(true, "0.0.0.0").to("db.test", List.of()))
        .isInstanceOf(Reached.Forbidden.class);
  }

  @Test
  void the_networks_of_the_policy_hold_whatever_the_address_wears() {
    List<Network> ten = List.of(Network.of("10.0.0.0/8"), Network.of("2001:db8::/32"));
    assertThat(reach(false, "10.255.0.1").to("db.test", ten)).isEqualTo(allowed("10.255.0.1"));
    assertThat(reach(false, "::ffff:10.0.0.1").to("db.test", ten))
        .isInstanceOf(Reached.Allowed.class);
    assertThat(reach(false, "2001:db8:ffff::1").to("db.test", ten))
        .isInstanceOf(Reached.Allowed.class);
    for (String other : List.of("11.0.0.1", "2001:db9::1", "::ffff:11.0.0.1")) {
      assertThat(reach(false, other).to("db.test", ten)).isInstanceOf(Reached.Forbidden.class);
    }
  }

  @Test
  void a_name_that_hides_one_address_among_others_is_refused() {
    assertThat(reach(false, "10.0.0.1", "169.254.169.254").to("db.test", List.of()))
        .isEqualTo(new Reached.Forbidden("is a cloud's metadata service"));
  }

  @Test
  void a_name_that_nobody_knows_is_no_address() {
    Reach reach =
        new Reach(
            host -> {
              throw new UnknownHostException(host);
            },
            false);
    assertThat(reach.to("db.test", List.of())).isEqualTo(new Reached.Unknown());
  }

  @Test
  void a_network_is_read_and_what_is_none_refused() {
    assertThat(Network.of("10.1.2.0/23").holds(InetAddress.ofLiteral("10.1.3.255"))).isTrue();
    assertThat(Network.of("10.1.2.0/23").holds(InetAddress.ofLiteral("10.1.4.0"))).isFalse();
    assertThat(Network.of("10.1.2.3").bits()).isEqualTo(32);
    for (String bad : List.of("", "db.test", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0/8x")) {
      assertThatThrownBy(() -> Network.of(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_was_allowed_is_told_to_drivers_and_read_by_sockets() {
    Pinned pinned =
        new Pinned(
            List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("2001:db8::1")),
            5432,
            Duration.ofSeconds(5));
    assertThat(Pinned.of(pinned.text())).isEqualTo(pinned);
  }

  private static Reach reach(boolean loopback, String... addresses) {
    return new Reach(_ -> literals(addresses), loopback);
  }

  private static Reached allowed(String address) {
    return new Reached.Allowed(literals(address));
  }

  private static List<InetAddress> literals(String... texts) {
    return Arrays.stream(texts).map(ReachTest::literal).toList();
  }

  private static InetAddress literal(String text) {
    return InetAddress.ofLiteral(text);
  }
}
