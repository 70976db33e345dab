package dev.migratehub.guardian.table;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Revision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds the revisions in the tables against those of a state. Contents are compared by what they
/// say: `jsonb` writes them in its own way.
public final class Comparison {

  private static final String REVISIONS =
      """
      select r.project_id, r.config_key, r.version, r.content::text, r.content_hash, r.log_index,
        c.version as current, c.content_hash as current_hash, c.content::text as current_content
      from guardian.config_revisions r
      join guardian.configs c on c.project_id = r.project_id and c.key = r.config_key
      """;

  private final Tables tables;

  public Comparison(Tables tables) {
    this.tables = tables;
  }

  /// What differs, one line each; only to be asked when the tables have caught up.
  public List<String> differences(Registry registry) throws SQLException {
    Map<String, String> theirs = theirs();
    List<String> differences = new ArrayList<>();
    for (Revision revision : ours(registry)) {
      String name = revision.key() + " " + revision.version();
      String ours = revision.index() + " " + revision.content().hash();
      String their = theirs.remove(name);
      if (!ours.equals(their)) {
        differences.add(name + " is " + ours + " in the log and " + their + " in the tables");
      }
    }
    theirs.forEach((name, value) -> differences.add(name + " is in the tables only"));
    return differences;
  }

  private static List<Revision> ours(Registry registry) {
    return registry.read(state ->
        state
            .effects()
            .filter(Effect.ConfigPut.class::isInstance)
            .map(it -> ((Effect.ConfigPut) it).revision())
            .toList());
  }

  private Map<String, String> theirs() throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Connection connection = tables.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(REVISIONS)) {
      while (rows.next()) {
        String name = rows.getString(1) + "/" + rows.getString(2) + " " + rows.getLong(3);
        all.put(name, rows.getLong("log_index") + " " + hash(rows));
      }
    }
    return all;
  }

  /// The noted hash, if the content has it and the current row agrees.
  private static String hash(ResultSet rows) throws SQLException {
    String noted = rows.getString("content_hash");
    boolean is = Content.parse(rows.getString(4)).hash().equals(noted);
    boolean last = rows.getLong("version") == rows.getLong("current");
    boolean agrees =
        !last
            || (rows.getString("current_hash").equals(noted)
                && Content.parse(rows.getString("current_content")).hash().equals(noted));
    return is && agrees ? noted : "another content";
  }
}
