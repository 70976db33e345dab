package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// New versions for migrations behind the newest, in the style of the folder: decided, and not yet
/// written.
///
/// @param folder the migrations folder
/// @param notes what a reader should know though it stops nothing
public record Renumbering(Path folder, List<Move> moves, List<String> notes) {

  /// A migration with its new version.
  ///
  /// @param version the new one
  /// @param file the new name of its way up
  public record Move(Member member, String version, String file, List<Rename> renames) {

    public Move {
      renames = List.copyOf(renames);
    }
  }

  /// A file or a folder in the migrations folder with its new name.
  public record Rename(String from, String to) {}

  public Renumbering {
    moves = List.copyOf(moves);
    notes = List.copyOf(notes);
  }

  /// Puts migrations behind all others of their folder, in their order.
  ///
  /// @param applied the newest version of a database, which may be ahead of the folder
  public static Renumbering of(
      Roster roster, List<Member> wanted, Optional<MigrationId> applied, Instant now) {
    Moving moving = new Moving(roster, Named.newest(roster.names()), now);
    applied.ifPresent(moving::passOver);
    wanted.stream().sorted().forEach(moving::move);
    return moving.done();
  }

  /// Puts migrations of a branch behind all others, in their order.
  public static Renumbering of(Branch branch, List<Member> wanted, Instant now) {
    Optional<Named> newest =
        Stream.of(branch.newest(), Named.newest(branch.here().names()))
            .flatMap(Optional::stream)
            .max(Comparator.comparing(Named::id));
    Moving moving = new Moving(branch.here(), newest, now);
    wanted.stream().sorted().forEach(moving::move);
    return moving.done();
  }

  /// Puts what came too late on a branch behind the newest of the other one. What the branch brings
  /// after that stays after it, and gets another version only if it must.
  public static Renumbering of(Branch branch, Instant now) {
    Moving moving = new Moving(branch.here(), branch.newest(), now);
    branch.arrivals().stream().filter(Member::numbered).forEach(moving::keepInOrder);
    return moving.done();
  }

  /// The migrations that get another version.
  public List<Member> members() {
    return moves.stream().map(Move::member).toList();
  }

  /// Renames everything or, when one of the new names is taken or cannot be written, nothing.
  ///
  /// @throws ProblemException when nothing was renamed
  public void write() {
    new Renaming(folder, moves.stream().flatMap(move -> move.renames().stream()).toList()).all();
  }
}
