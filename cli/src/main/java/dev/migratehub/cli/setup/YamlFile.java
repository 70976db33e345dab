package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.config.Source;
import dev.migratehub.engine.config.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a configuration file into a source whose values know their lines. Nothing in the file can
/// make objects: only mappings and scalars are looked at.
final class YamlFile {

  private static final List<String> GROUPS = groups();

  private final String file;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private YamlFile(String file) {
    this.file = file;
  }

  /// The values of a file.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it is not YAML, or says what is no
  ///   setting
  static Source read(String file, String text) {
    YamlFile reader = new YamlFile(file);
    root(file, text).ifPresent(node -> reader.walk("", node));
    return new Source(file, reader.values);
  }

  private static Optional<Node> root(String file, String text) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw FileProblems.notYaml(file + ":" + line, String.valueOf(e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw FileProblems.notYaml(file, String.valueOf(e.getMessage()), e);
    }
  }

  private void walk(String path, Node node) {
    switch (node) {
      case MappingNode mapping -> mapping.getValue().forEach(entry -> entry(path, entry));
      case ScalarNode scalar when isNull(scalar) -> {
        // A key without a value says nothing.
      }
      case ScalarNode scalar -> put(path, scalar);
      default -> throw FileProblems.notAValue(at(node), path);
    }
  }

  private void entry(String path, NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode name)) {
      throw FileProblems.notAValue(at(entry.getKeyNode()), path);
    }
    String key = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
    boolean mapping = entry.getValueNode() instanceof MappingNode;
    if (mapping && !group(key)) {
      throw FileProblems.unknownKey(at(name), key, groupNames());
    }
    if (!mapping && GROUPS.contains(key) && !isNull(entry.getValueNode())) {
      throw FileProblems.notAGroup(at(name), key);
    }
    walk(key, entry.getValueNode());
  }

  private void put(String path, ScalarNode scalar) {
    String key = settingKey(path, at(scalar));
    if (values.put(key, new Value(scalar.getValue(), at(scalar))) != null) {
      throw FileProblems.twice(at(scalar), path);
    }
  }

  /// Within a target the parts of the database may stand without their group.
  private static String settingKey(String path, String place) {
    String[] words = path.split("\\.", 3);
    boolean target = words.length == 3 && words[0].equals("targets");
    String key = target ? words[2] : path;
    String prefix = target ? "targets." + words[1] + "." : "";
    if (target && Settings.find("database." + key).isPresent()) {
      return prefix + "database." + key;
    }
    if (Settings.find(key).isEmpty()) {
      throw FileProblems.unknownKey(place, path, groupNames());
    }
    return prefix + key;
  }

  private static boolean group(String key) {
    String[] words = key.split("\\.", 3);
    boolean target = words[0].equals("targets");
    return (target && words.length < 3) || GROUPS.contains(target ? words[2] : key);
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static List<String> groupNames() {
    List<String> names = new ArrayList<>(GROUPS);
    names.add("targets");
    return names;
  }

  private static List<String> groups() {
    return Settings.ALL.stream()
        .map(Setting::key)
        .filter(key -> key.contains("."))
        .map(key -> key.substring(0, key.indexOf('.')))
        .distinct()
        .toList();
  }

  private String at(Node node) {
    return file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
