package dev.migratehub.hub.change;

import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Stretch;
import dev.migratehub.engine.sql.Words;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.web.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A script as a page shows it: its lines, each in pieces that say what they are. Read by the
/// engine's own lexer; long scripts are shown in part.
///
/// @param total the number of lines of the whole script
public record SqlText(List<Line> lines, long total) {

  /// How much of a script is shown at most; the whole can be had as a file.
  static final int MOST_CHARACTERS = 120_000;

  /// What is coloured as a word of SQL, here and by the editor's script.
  public static final String WORDS =
      ("ADD ALL ALTER ALWAYS ANALYZE AND AS ASC AUTO_INCREMENT BEGIN BETWEEN BY CALL CASCADE CASE CHANGE CHECK"
          + " COLUMN COMMENT COMMIT CONCURRENTLY CONFLICT CONSTRAINT COPY CREATE CROSS CURRENT DATABASE DEFAULT"
          + " DEFERRABLE DELETE DESC DISTINCT DO DOMAIN DROP EACH ELSE END ENGINE ENUM EXCEPT EXECUTE EXISTS"
          + " EXTENSION FALSE FIRST FOR FOREIGN FROM FULL FUNCTION GENERATED GRANT GROUP HAVING IDENTITY IF"
          + " ILIKE IMMUTABLE IN INCLUDE INDEX INNER INSERT INTERSECT INTO IS JOIN KEY LANGUAGE LATERAL LEFT LIKE"
          + " LIMIT LOCK MATERIALIZED MODIFY NO NOT NULL OFFSET ON ONLY OR ORDER OUTER OVER PARTITION POLICY"
          + " PRIMARY PROCEDURE REFERENCES REINDEX RENAME REPLACE RESTRICT RETURN RETURNING RETURNS REVOKE RIGHT"
          + " ROLE ROLLBACK ROW ROWS SCHEMA SECURITY SELECT SEQUENCE SET SHOW STABLE STORED TABLE TEMPORARY THEN"
          + " TO TRANSACTION TRIGGER TRUE TRUNCATE TYPE UNION UNIQUE UPDATE USING VACUUM VALIDATE VALUES VIEW"
          + " VOLATILE WHEN WHERE WITH WITHOUT");

  private static final Set<String> KEYWORDS = Set.of(WORDS.split(" "));

  public SqlText {
    lines = List.copyOf(lines);
  }

  /// A line.
  ///
  /// @param number from 1
  public record Line(int number, List<Piece> pieces) {}

  /// A piece of a line.
  ///
  /// @param kind the style sheet's class; empty for what has none, `x` for a character that cannot
  ///   be seen
  public record Piece(String kind, String text) {

    /// What is written on the page.
    public String shown() {
      return kind.equals("x") ? Unseen.name(text.codePointAt(0)) : text;
    }
  }

  /// Whether there is more than what is shown.
  public boolean shortened() {
    return total > lines.size();
  }

  /// A script as one of these engines reads it.
  public static SqlText of(String sql, Set<Engine> engines) {
    Engine engine = engines.stream().sorted().findFirst().orElse(Engine.POSTGRESQL);
    String shown = beginning(sql);
    Lines lines = new Lines();
    for (Stretch stretch : Words.stretches(shown, engine.dialect().quoting())) {
      lines.add(kind(stretch, shown), shown, stretch.from(), stretch.to());
    }
    return new SqlText(lines.done(), 1 + sql.chars().filter(c -> c == '\n').count());
  }

  /// The lines of a script without anything else, for what compares them.
  static List<String> plainLines(String sql) {
    return List.of(sql.split("\n", -1));
  }

  /// How one line is coloured by itself.
  static List<Piece> pieces(String line, Quoting quoting) {
    return Words.stretches(line, quoting).stream()
        .map(it -> new Piece(kind(it, line), line.substring(it.from(), it.to())))
        .toList();
  }

  private static String beginning(String sql) {
    if (sql.length() <= MOST_CHARACTERS) {
      return sql;
    }
    int end = sql.lastIndexOf('\n', MOST_CHARACTERS);
    return sql.substring(0, end > 0 ? end : MOST_CHARACTERS);
  }

  private static String kind(Stretch stretch, String text) {
    return switch (stretch.kind()) {
      case COMMENT -> "c";
      case TEXT -> "t";
      case NAME -> "q";
      case NUMBER -> "n";
      case WORD ->
          KEYWORDS.contains(text.substring(stretch.from(), stretch.to()).toUpperCase(Locale.ROOT))
              ? "k"
              : "";
      case BLANK, SIGN -> "";
    };
  }

  /// Puts pieces into lines.
  private static final class Lines {

    private final List<Line> lines = new ArrayList<>();
    private List<Piece> line = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    /// The stretch of a text between two places.
    void add(String kind, String text, int begin, int end) {
      int from = begin;
      for (int at = begin; at < end; at += Character.charCount(text.codePointAt(at))) {
        if (text.charAt(at) == '\n') {
          piece(kind, text.substring(from, at));
          next();
          from = at + 1;
        } else if (Unseen.at(text, at)) {
          int behind = at + Character.charCount(text.codePointAt(at));
          piece(kind, text.substring(from, at));
          piece("x", text.substring(at, behind));
          from = behind;
        }
      }
      piece(kind, text.substring(from, end));
    }

    List<Line> done() {
      next();
      return lines;
    }

    private void piece(String kind, String text) {
      if (kind.isEmpty()) {
        plain.append(text);
      } else if (!text.isEmpty()) {
        flush();
        line.add(new Piece(kind, text));
      }
    }

    private void flush() {
      if (!plain.isEmpty()) {
        line.add(new Piece("", plain.toString()));
        plain.setLength(0);
      }
    }

    private void next() {
      flush();
      lines.add(new Line(lines.size() + 1, List.copyOf(line)));
      line = new ArrayList<>();
    }
  }
}
