package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.hub.access.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The registry's group as REST, and whether this node takes part.
@RestController
@RequestMapping("/v1")
final class ClusterApi {

  private final Cluster cluster;

  ClusterApi(Cluster cluster) {
    this.cluster = cluster;
  }

  record MemberView(String id, String address) {}

  /// @param id of this node's member
  /// @param role `leader`, `follower`, `candidate`, `joining` or `stopped`
  /// @param applied the last index in this member's state
  /// @param tables the last index in the database's tables
  record View(
      String id,
      String role,
      Optional<String> leader,
      long term,
      long committed,
      long applied,
      List<MemberView> members,
      Optional<String> trouble,
      long tables,
      Optional<String> tablesTrouble) {

    static View of(Cluster.Status status) {
      Standing it = status.standing();
      return new View(
          it.id(),
          it.role(),
          it.leader(),
          it.term(),
          it.committed(),
          it.applied(),
          it.members().stream().map(View::member).toList(),
          it.trouble(),
          status.tables(),
          status.trouble());
    }

    private static MemberView member(Peer peer) {
      return new MemberView(peer.id(), peer.address());
    }
  }

  /// @param member as `id=host:port`
  record Joining(String member) {}

  /// @param member its id
  record Named(String member) {}

  /// @param status `up`, `down`, or `off` where this hub has no registry
  record Health(String status) {}

  @GetMapping("/cluster")
  View status(Actor actor) {
    return View.of(cluster.status(actor));
  }

  @PostMapping("/cluster/join")
  View join(Actor actor, @RequestBody Joining wish) {
    return View.of(cluster.join(actor, wish.member()));
  }

  @PostMapping("/cluster/leave")
  View leave(Actor actor, @RequestBody Named wish) {
    return View.of(cluster.leave(actor, wish.member()));
  }

  @PostMapping("/cluster/transfer")
  View transfer(Actor actor, @RequestBody Named wish) {
    return View.of(cluster.transfer(actor, wish.member()));
  }

  /// Whether the member of this node lives.
  @GetMapping("/health")
  Health health() {
    return new Health(word());
  }

  /// Whether to send here who wants the registry.
  @GetMapping("/ready")
  ResponseEntity<Health> ready() {
    String word = word();
    return ResponseEntity.status(word.equals("up") ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Health(word));
  }

  private String word() {
    return cluster.healthy().map(it -> it ? "up" : "down").orElse("off");
  }
}
