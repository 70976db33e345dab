package dev.migratehub.guardian.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Three members as processes, and a network between them that can be cut.
final class Cluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final Network network = new Network(List.of("a", "b", "c"));
  final List<MemberProcess> members = new ArrayList<>();
  private final Thread hook = new Thread(this::end);

  Cluster(Path folder) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(hook);
    for (String name : List.of("a", "b", "c")) {
      members.add(new MemberProcess(name, folder.resolve(name), network));
    }
    members.forEach(MemberProcess::start);
    until(members.getFirst(), "prepare", "done");
  }

  MemberProcess member(String name) {
    return members.stream().filter(it -> it.name.equals(name)).findFirst().orElseThrow();
  }

  /// Who says that it leads and is believed by a majority.
  MemberProcess leader() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<String> roles = members.stream().map(it -> it.ask("role")).toList();
      for (MemberProcess member : members) {
        long believers =
            roles.stream()
                .filter(it -> it.split(" ", -1).length > 1)
                .filter(it -> it.split(" ", -1)[1].equals(member.name))
                .count();
        if (believers > 1 && member.ask("role").startsWith("leader")) {
          return member;
        }
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("nobody leads");
  }

  MemberProcess follower() throws InterruptedException {
    MemberProcess leader = leader();
    return members.stream().filter(it -> it != leader).findFirst().orElseThrow();
  }

  List<MemberProcess> without(MemberProcess member) {
    return members.stream().filter(it -> it != member).toList();
  }

  /// Asks until the answer begins like this, and gives it.
  static String until(MemberProcess member, String question, String beginning)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String answer = "";
    while (System.nanoTime() < end) {
      answer = member.ask(question);
      if (answer.startsWith(beginning)) {
        return answer;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(
        "%s was asked %s and said %s%n%s"
            .formatted(member.name, question, answer, tail(member.log())));
  }

  private static String tail(String log) {
    return log.substring(Math.max(0, log.length() - 4_000));
  }

  /// Everybody is there again and has what the others have.
  void heal() throws InterruptedException {
    network.mend();
    for (MemberProcess member : members) {
      if (member.isAlive()) {
        member.go();
      } else {
        member.start();
      }
    }
    for (MemberProcess member : members) {
      until(member, "read nothing", "seen");
    }
  }

  private void end() {
    members.stream().filter(MemberProcess::isAlive).forEach(MemberProcess::kill);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
    network.close();
  }
}
