package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.web.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Targets as REST. A password goes in and never comes out.
@RestController
@RequestMapping("/api/v1/targets")
final class DbTargetApi {

  private final DbTargets targets;
  private final ConnectionTests tests;

  DbTargetApi(DbTargets targets, ConnectionTests tests) {
    this.targets = targets;
    this.tests = tests;
  }

  record View(
      UUID id,
      UUID dbSetId,
      String name,
      int position,
      String engine,
      String host,
      int port,
      String database,
      String user,
      String tlsMode,
      Optional<String> ca,
      boolean passwordSet,
      boolean disabled,
      Instant createdAt,
      long version) {

    static View of(DbTarget target) {
      DbTarget.Address address = target.address();
      return new View(
          target.id(),
          target.dbSetId(),
          target.name(),
          target.position(),
          address.engine().text(),
          address.host(),
          address.port(),
          address.database(),
          address.user(),
          address.tls().text(),
          address.ca(),
          target.passwordSet(),
          target.disabled(),
          target.createdAt(),
          target.version());
    }
  }

  record Body(
      @Nullable String name,
      @Nullable Integer position,
      @Nullable String engine,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String database,
      @Nullable String user,
      @Nullable String tlsMode,
      @Nullable String ca,
      @Nullable String password) {

    DbTargets.Wish wish() {
      return new DbTargets.Wish(
          Optional.ofNullable(name),
          Optional.ofNullable(position),
          Optional.ofNullable(engine).map(AddressRules::engine),
          Optional.ofNullable(host),
          Optional.ofNullable(port),
          Optional.ofNullable(database),
          Optional.ofNullable(user),
          Optional.ofNullable(tlsMode).map(AddressRules::tls),
          Optional.ofNullable(ca),
          Optional.ofNullable(password).map(Secret::new));
    }

    @Override
    public String toString() {
      return "Body[name=" + name + "]";
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, targets.one(actor, id));
  }

  @PatchMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Body body) {
    return tagged(HttpStatus.OK, targets.change(actor, id, body.wish(), Versions.wanted(ifMatch)));
  }

  @PostMapping("/{id}/disable")
  ResponseEntity<View> disable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, targets.disable(actor, id));
  }

  @PostMapping("/{id}/enable")
  ResponseEntity<View> enable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, targets.enable(actor, id));
  }

  record TestView(
      UUID id,
      Instant at,
      UUID byUser,
      String answer,
      String serverVersion,
      String serverIdentity,
      List<String> notes) {

    static TestView of(ConnectionTest test) {
      return new TestView(
          test.id(),
          test.at(),
          test.byUser(),
          test.answer().name(),
          test.serverVersion(),
          test.serverIdentity(),
          test.notes());
    }
  }

  @PostMapping("/{id}/test-connection")
  TestView test(Actor actor, @PathVariable UUID id) {
    return TestView.of(tests.run(actor, id));
  }

  @GetMapping("/{id}/connection-tests")
  List<TestView> tests(Actor actor, @PathVariable UUID id) {
    return tests.list(actor, id).stream().map(TestView::of).toList();
  }

  static ResponseEntity<View> tagged(HttpStatus status, DbTarget target) {
    return ResponseEntity.status(status).eTag(Versions.tag(target.version())).body(View.of(target));
  }
}
