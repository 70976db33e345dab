package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/// What stands round every page.
///
/// @param title of the page, as the browser's tab and its first heading have it
/// @param section of the navigation that the page belongs to, such as `runs`; may be none of them
/// @param trail the pages above this one, the outermost first
/// @param csrf what every form carries
/// @param said what was just done, as a sentence
/// @param problem why what was asked for was not done
public record Frame(
    String title,
    String section,
    List<Crumb> trail,
    Actor actor,
    String csrf,
    String path,
    Optional<String> said,
    Optional<Refusal> problem) {

  /// A page above.
  public record Crumb(String text, String path) {}

  public Frame {
    trail = List.copyOf(trail);
  }

  /// The frame of a page that somebody asked for.
  public static Frame of(Actor actor, HttpServletRequest request, String section, String title) {
    return new Frame(
        title,
        section,
        List.of(),
        actor,
        csrf(request),
        request.getRequestURI(),
        Optional.ofNullable(request.getParameter("said")).flatMap(Said::sentence),
        Optional.empty());
  }

  /// The same below another page.
  public Frame below(String text, String path) {
    List<Crumb> longer = new ArrayList<>(trail);
    longer.add(new Crumb(text, path));
    return new Frame(title, section, longer, actor, csrf, this.path, said, problem);
  }

  /// The same with what went wrong.
  public Frame with(Refusal refusal) {
    return new Frame(
        title, section, trail, actor, csrf, path, Optional.empty(), Optional.of(refusal));
  }

  /// Whether somebody is signed in.
  public boolean signedIn() {
    return actor.id().isPresent();
  }

  /// Whether it is somebody who sees what only admins see.
  public boolean admin() {
    return signedIn() && actor.role() == Role.ADMIN;
  }

  /// What is wrong with a field of the form that was sent.
  public Optional<String> fault(String field) {
    return problem.flatMap(it -> Faults.of(it, field));
  }

  private static String csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }
}
