package dev.migratehub.hub.inventory;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Identity;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import dev.migratehub.hub.inventory.ConnectionTest.Answer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Tries a target out and says in one word what came of it.
record Probe(Answer answer, String version, String identity, List<String> notes) {

  private static final Set<Topic> NEEDED = Set.of(Topic.RIGHTS, Topic.WRITING);

  /// How drivers say that the server has no TLS, or offers none that can be trusted.
  private static final Pattern NO_TLS =
      Pattern.compile(
          "does not support SSL|ssl not enabled in the server|hostname .* could not be verified"
              + "|hostname verification failed|self.signed",
          Pattern.CASE_INSENSITIVE);

  /// One without anything to say.
  static Probe of(Answer answer) {
    return new Probe(answer, "", "", List.of());
  }

  /// Connects and looks.
  static Probe of(Target target) {
    Identity identity;
    try (OpenTarget open = OpenTarget.connect(target)) {
      identity = open.identity();
    } catch (ProblemException e) {
      return of(answer(e));
    } catch (SqlFailure e) {
      return of(Answer.UNREACHABLE);
    }
    List<String> missing = missing(target);
    return new Probe(
        missing.isEmpty() ? Answer.OK : Answer.PRIVILEGE,
        identity.version(),
        identity.user() + "@" + identity.database(),
        missing);
  }

  private static List<String> missing(Target target) {
    return MigrateHub.on(target).examine().stream()
        .filter(it -> NEEDED.contains(it.topic()) && it.weight() == Finding.Weight.WRONG)
        .map(Finding::what)
        .toList();
  }

  private static Answer answer(ProblemException e) {
    if (Stream.<Throwable>iterate(e, it -> it != null, Throwable::getCause).anyMatch(Probe::tls)) {
      return Answer.TLS;
    }
    return switch (e.problem().code()) {
      case SIGN_IN_REFUSED -> Answer.AUTH;
      case DATABASE_UNKNOWN, SERVER_TOO_OLD -> Answer.DATABASE;
      case PRIVILEGE_MISSING -> Answer.PRIVILEGE;
      default -> Answer.UNREACHABLE;
    };
  }

  private static boolean tls(Throwable cause) {
    return cause instanceof SSLException
        || cause instanceof GeneralSecurityException
        || NO_TLS.matcher(String.valueOf(cause.getMessage())).find();
  }
}
