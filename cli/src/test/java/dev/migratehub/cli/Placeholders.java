package dev.migratehub.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Replaces what differs from run to run by words: times, durations, users, folders.
record Placeholders(Path folder) {

  private static final String USER = System.getProperty("user.name");

  String in(String played) {
    String text = played.replace(folder.toString(), "<folder>").replace("\u001b", "\\e");
    text = text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<time>");
    text = text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "<time>");
    text = text.replaceAll("\"(duration_ms|waited_ms)\":\\d+", "\"$1\":<n>");
    text = text.replaceAll("\\d{4}-\\d\\d[- \\d:]*…", "<time>…");
    text = text.replaceAll("\\b\\d+(\\.\\d)? (ms|s)\\b", "<duration>");
    text = text.replaceAll("<duration> +(?=\\S+\\n)", "<duration>  ");
    text = text.replaceAll("took +by", "took  by");
    text = text.replaceAll("\"run\":\"[0-9a-f-]{36}\"", "\"run\":\"<run>\"");
    text = text.replaceAll("migr8 \\S+ \\(Java \\d+[\\d.]*", "migr8 <version> (Java <java>");
    text = text.replaceAll("\"tool_version\":\"[^\"]*\"", "\"tool_version\":\"<version>\"");
    text = text.replaceAll("SQLite \\d+[\\d.]*", "SQLite <version>");
    text = text.replaceAll("\"server_version\":\"[^\"]*\"", "\"server_version\":\"<version>\"");
    text = text.replaceAll("(JDBC|JDBC Driver) \\d+[\\d.]*", "$1 <version>");
    text = text.replaceAll("\\d[\\d.]* (bytes|kB|MB|GB|TB)\\b", "<size>");
    text = text.replaceAll("\\b\\d+/s\\b", "<rate>/s");
    text = text.replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"<sum>\"");
    text = text.replaceAll("\"file_bytes\":\\d+", "\"file_bytes\":<n>");
    text = text.replaceAll("<size> {2,}(?=\\S)", "<size>  ");
    text = text.replaceAll("(?<=\\(UTC\\)) +size +unpacked +", "  size  unpacked  ");
    text = text.replaceAll("version +of +took", "version  of  took");
    text = text.replaceAll("session \\d+ \\(", "session <pid> (");
    text = text.replaceAll("\"by\":\"" + Pattern.quote(USER) + "\"", "\"by\":\"<user>\"");
    return text.replaceAll("(?m)(?<=  )" + Pattern.quote(USER) + "$", "<user>");
  }
}
