package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Environments and what must hold in them, for admins.
@PageController
@RequestMapping("/admin/environments")
final class EnvironmentPages {

  private final Environments environments;
  private final Pages pages;

  EnvironmentPages(Environments environments, Pages pages) {
    this.environments = environments;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param refused the environment whose form comes back with what was written; empty for the form
  ///   of a new one
  record Content(
      List<Environment> environments, Optional<String> refused, Map<String, String> sent) {

    Map<String, String> sentFor(String environment) {
      return refused.filter(environment::equals).map(_ -> sent).orElse(Map.of());
    }

    /// What the ids of a form's fields begin with; the summary of what is wrong leads to those of
    /// the form that comes back.
    String id(String environment) {
      boolean back = refused.filter(environment::equals).isPresent();
      return back ? "f" : environment.isEmpty() ? "new" : "of-" + environment;
    }
  }

  @GetMapping
  ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
    actor.needs(Role.ADMIN);
    return show(actor, request, Optional.empty(), Map.of(), Optional.empty());
  }

  @PostMapping
  ResponseEntity<byte[]> create(
      Actor actor, HttpServletRequest request, @RequestParam Map<String, String> sent) {
    try {
      environments.create(actor, sent.getOrDefault("name", "").strip(), policy(sent));
      return Pages.go("/admin/environments", "created");
    } catch (Refusal e) {
      return again(actor, request, "", sent, e);
    }
  }

  @PostMapping("/{name}")
  ResponseEntity<byte[]> change(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam Map<String, String> sent) {
    try {
      environments.change(
          actor, name, policy(sent), Optional.ofNullable(sent.get("version")).map(Long::valueOf));
      return Pages.go("/admin/environments", "saved");
    } catch (Refusal e) {
      return again(actor, request, name, sent, e);
    }
  }

  private ResponseEntity<byte[]> again(
      Actor actor,
      HttpServletRequest request,
      String form,
      Map<String, String> sent,
      Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED || refusal.fault() == Fault.NOT_FOUND) {
      throw refusal;
    }
    actor.needs(Role.ADMIN);
    return show(actor, request, Optional.of(form), sent, Optional.of(refusal));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      HttpServletRequest request,
      Optional<String> form,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Frame frame = Frame.of(actor, request, "admin", "Environments and policy");
    return pages.show(
        "project/environments",
        problem.map(frame::with).orElse(frame),
        new Content(environments.list(actor), form, sent));
  }

  private static Policy policy(Map<String, String> sent) {
    return new Policy(
        sent.containsKey("approverDiffers"),
        role("executor", sent),
        role("targetCreator", sent),
        hours(sent),
        Arrays.stream(sent.getOrDefault("networks", "").split("[\\s,]+"))
            .filter(it -> !it.isEmpty())
            .toList());
  }

  private static int hours(Map<String, String> sent) {
    try {
      return Integer.parseInt(sent.getOrDefault("approvalHours", "").strip());
    } catch (NumberFormatException e) {
      throw Refusal.invalid("approvalHours", "must be a number");
    }
  }

  private static Role role(String field, Map<String, String> sent) {
    try {
      return Role.of(sent.getOrDefault(field, ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(field, "must be user, manager or admin");
    }
  }
}
