package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is different between two contents, place by place. Lists are compared by position.
record JsonDiff(List<Place> places) {

  JsonDiff {
    places = List.copyOf(places);
  }

  /// One place.
  ///
  /// @param pointer a JSON pointer; empty for the whole
  /// @param before what was there; empty for what came
  /// @param after what is there; empty for what went
  record Place(String pointer, Optional<RawJson> before, Optional<RawJson> after) {

    /// `added`, `removed` or `changed`.
    String kind() {
      return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }
  }

  static JsonDiff of(Content before, Content after) {
    List<Place> places = new ArrayList<>();
    compare("", before.tree(), after.tree(), places);
    return new JsonDiff(places);
  }

  private static void compare(String pointer, JsonNode before, JsonNode after, List<Place> places) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      objects(pointer, before, after, places);
    } else if (before.isArray() && after.isArray()) {
      lists(pointer, before, after, places);
    } else {
      places.add(new Place(pointer, raw(before), raw(after)));
    }
  }

  private static void objects(String pointer, JsonNode before, JsonNode after, List<Place> places) {
    for (Map.Entry<String, JsonNode> member : before.properties()) {
      String place = pointer + "/" + escaped(member.getKey());
      JsonNode now = after.get(member.getKey());
      if (now == null) {
        places.add(new Place(place, raw(member.getValue()), Optional.empty()));
      } else {
        compare(place, member.getValue(), now, places);
      }
    }
    for (Map.Entry<String, JsonNode> member : after.properties()) {
      if (!before.has(member.getKey())) {
        places.add(
            new Place(
                pointer + "/" + escaped(member.getKey()),
                Optional.empty(),
                raw(member.getValue())));
      }
    }
  }

  private static void lists(String pointer, JsonNode before, JsonNode after, List<Place> places) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String place = pointer + "/" + i;
      if (i >= after.size()) {
        places.add(new Place(place, raw(before.get(i)), Optional.empty()));
      } else if (i >= before.size()) {
        places.add(new Place(place, Optional.empty(), raw(after.get(i))));
      } else {
        compare(place, before.get(i), after.get(i), places);
      }
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static Optional<RawJson> raw(JsonNode node) {
    return Optional.of(new RawJson(node.toString()));
  }
}
