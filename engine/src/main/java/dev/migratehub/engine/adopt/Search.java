package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.target.OpenTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the one history in a target that is to be adopted.
final class Search {

  private static final String RAILS_MARK = "ar_internal_metadata";

  /// Tables of tools whose migrations are no SQL scripts in a folder, or have no layout of ours.
  private static final Map<String, String> OTHERS =
      Map.of(
          "alembic_version", "Alembic",
          "django_migrations", "Django",
          "knex_migrations", "Knex",
          "_prisma_migrations", "Prisma",
          "__efmigrationshistory", "Entity Framework",
          "pgmigrations", "node-pg-migrate",
          "_sqlx_migrations", "sqlx",
          "gorp_migrations", "sql-migrate",
          "phinxlog", "Phinx");

  private final OpenTarget target;
  private final AdoptionRequest request;
  private @Nullable Set<String> present;

  Search(OpenTarget target, AdoptionRequest request) {
    this.target = target;
    this.request = request;
  }

  /// The history that is meant.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when there is none, or more than one
  Candidate candidate() {
    List<Candidate> found = request.table().isPresent() ? at(request.table().get()) : everywhere();
    if (found.size() > 1) {
      throw Refusals.several(found).exception();
    }
    if (found.isEmpty()) {
      refuseOthers();
      throw Refusals.nothing(target.target().address()).exception();
    }
    return found.getFirst();
  }

  private List<Tool> wanted() {
    return request.from().map(List::of).orElseGet(() -> Arrays.asList(Tool.values()));
  }

  private List<Candidate> at(TableName name) {
    ForeignTable table =
        ForeignTable.find(target, name)
            .orElseThrow(
                () -> Refusals.noTable(name.toString(), target.target().address()).exception());
    List<Candidate> found =
        wanted().stream()
            .filter(tool -> Ledger.of(tool).isMadeOf(table.names()))
            .map(tool -> new Candidate(tool, table))
            .toList();
    if (found.isEmpty()) {
      throw Refusals.strange(table, wanted()).exception();
    }
    return found;
  }

  private List<Candidate> everywhere() {
    List<Candidate> found = new ArrayList<>();
    for (Tool tool : wanted()) {
      Ledger.of(tool).places().stream()
          .flatMap(place -> find(place).stream())
          .filter(table -> Ledger.of(tool).isMadeOf(table.names()))
          .filter(table -> tool != Tool.DBMATE || !isOfRails())
          .findFirst()
          .ifPresent(table -> found.add(new Candidate(tool, table)));
    }
    return found;
  }

  /// All histories of other tools.
  List<Sighting> sightings() {
    List<Sighting> sightings = new ArrayList<>();
    everywhere()
        .forEach(it ->
            sightings.add(
                new Sighting(it.table().shown(), it.tool().title(), true, it.hasBegun())));
    if (isOfRails()) {
      find("schema_migrations").ifPresent(table -> sightings.add(foreign(table, "Rails")));
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      find(other.getKey()).ifPresent(table -> sightings.add(foreign(table, other.getValue())));
    }
    return sightings;
  }

  private static Sighting foreign(ForeignTable table, String tool) {
    return new Sighting(table.shown(), tool, false, table.hasRows(""));
  }

  private boolean isOfRails() {
    return find(RAILS_MARK).isPresent();
  }

  private void refuseOthers() {
    if (isOfRails()) {
      throw Refusals.cannot(
              "schema_migrations", "Rails", "its migrations are written in Ruby, not in SQL")
          .exception();
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      Optional<ForeignTable> table = find(other.getKey());
      if (table.isPresent()) {
        throw Refusals.cannot(
                table.get().shown(), other.getValue(), "no layout reads its migrations")
            .exception();
      }
    }
  }

  private Optional<ForeignTable> find(String name) {
    return find(new TableName("", name));
  }

  private Optional<ForeignTable> find(TableName name) {
    Set<String> known = present == null ? present() : present;
    present = known;
    return known.contains(name.table().toLowerCase(Locale.ROOT))
        ? ForeignTable.find(target, name)
        : Optional.empty();
  }

  /// The names of all that may be there. A target has none of them, mostly, and one question tells.
  private Set<String> present() {
    List<TableName> places =
        Arrays.stream(Tool.values()).flatMap(tool -> Ledger.of(tool).places().stream()).toList();
    Stream<String> ours = places.stream().map(TableName::table);
    Stream<String> others = Stream.concat(OTHERS.keySet().stream(), Stream.of(RAILS_MARK));
    String query =
        target
            .dialect()
            .foreign()
            .present()
            .formatted(
                texts(Stream.concat(ours, others)), texts(places.stream().map(TableName::schema)));
    return Set.copyOf(target.session().query(query, Row::first));
  }

  private static String texts(Stream<String> names) {
    return names
        .distinct()
        .map(name -> "'" + name.toLowerCase(Locale.ROOT) + "'")
        .collect(Collectors.joining(", "));
  }
}
