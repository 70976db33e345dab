package dev.migratehub.cli.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Scripts that complete commands and flags in a shell, made from the declarations.
public final class CompletionScripts {

  /// What the commands of a group do.
  private static final Map<String, String> GROUPS =
      Map.of("config", "Write, show and test settings", "audit", "Check what a hub exported");

  private CompletionScripts() {}

  /// For bash 3.2 and newer.
  public static String bash(List<Usage> usages) {
    StringBuilder cases = new StringBuilder();
    flags(usages)
        .forEach((name, flags) -> cases.append("    '%s') words='%s' ;;\n".formatted(name, flags)));
    return """
    # bash completion for migr8
    _migr8() {
      local current="${COMP_WORDS[COMP_CWORD]}" command='' word words i
      for ((i = 1; i < COMP_CWORD; i++)); do
        word="${COMP_WORDS[i]}"
        case "$word" in
          -*) ;;
          migrate) ;;
          *) command="${command:+$command }$word"; case "$command" in %s) ;; *) break ;; esac ;;
        esac
      done
      case "$command" in
        '') words='%s' ;;
    %s%s    *) words='' ;;
      esac
      if [[ "$current" == -* ]]; then
        words="$words %s"
        COMPREPLY=($(compgen -W "$(printf '%%s\\n' $words | grep -- '^-')" -- "$current"))
      else
        COMPREPLY=($(compgen -W "$(printf '%%s\\n' $words | grep -v -- '^-')" -- "$current"))
        [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
      fi
    }
    complete -F _migr8 migr8
    """
        .formatted(
            String.join("|", groups(usages)),
            String.join(" ", firstWords(usages)),
            groupCases(usages),
            cases,
            common())
        .stripTrailing();
  }

  /// For zsh, which runs bash's script.
  public static String zsh(List<Usage> usages) {
    return "# zsh completion for migr8\nautoload -Uz +X compinit bashcompinit\n"
        + "(( $+functions[compdef] )) || compinit\nbashcompinit\n"
        + bash(usages);
  }

  /// For fish.
  public static String fish(List<Usage> usages) {
    List<String> lines = new ArrayList<>();
    lines.add("# fish completion for migr8");
    for (Usage usage : usages) {
      if (usage.group().isEmpty()) {
        lines.add(fishCommand("__fish_use_subcommand", usage.name(), usage.sentence()));
      } else {
        String seen = "__fish_seen_subcommand_from " + usage.group();
        lines.add(fishCommand(seen, usage.word(), usage.sentence()));
      }
    }
    groups(usages)
        .forEach(group ->
            lines.add(
                fishCommand("__fish_use_subcommand", group, GROUPS.getOrDefault(group, group))));
    for (Usage usage : usages) {
      for (Flag flag : usage.flags()) {
        lines.add(fishFlag("-n '__fish_seen_subcommand_from " + usage.word() + "' ", flag));
      }
    }
    CommonFlags.all().forEach(flag -> lines.add(fishFlag("", flag)));
    return String.join("\n", lines);
  }

  private static String fishCommand(String condition, String word, String sentence) {
    return "complete -c migr8 -f -n '%s' -a %s -d '%s'"
        .formatted(condition, word, sentence.replace("'", "\\'"));
  }

  private static String fishFlag(String condition, Flag flag) {
    String names =
        flag.names().stream()
            .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.charAt(1))
            .collect(Collectors.joining(" "));
    String value = flag.label().isEmpty() ? "" : " -r";
    return "complete -c migr8 %s%s%s -d '%s'"
        .formatted(condition, names, value, flag.help().replace("'", "\\'"));
  }

  private static Map<String, String> flags(List<Usage> usages) {
    Map<String, String> flags = new TreeMap<>();
    for (Usage usage : usages) {
      List<String> words = new ArrayList<>();
      usage.flags().forEach(flag -> words.addAll(flag.names()));
      usage.arguments().stream()
          .filter(argument -> argument.label().contains("|") && argument.required())
          .forEach(argument -> words.addAll(List.of(argument.label().split("\\|"))));
      if (usage.name().equals("help")) {
        words.addAll(firstWords(usages));
        words.add("options");
      }
      flags.put(usage.name(), String.join(" ", words));
    }
    return flags;
  }

  private static List<String> firstWords(List<Usage> usages) {
    return usages.stream()
        .map(usage -> usage.group().isEmpty() ? usage.name() : usage.group())
        .distinct()
        .toList();
  }

  private static List<String> groups(List<Usage> usages) {
    return usages.stream().map(Usage::group).filter(it -> !it.isEmpty()).distinct().toList();
  }

  private static String groupCases(List<Usage> usages) {
    return groups(usages).stream()
        .map(group ->
            "    '%s') words='%s' ;;\n"
                .formatted(group, String.join(" ", groupWords(usages, group))))
        .collect(Collectors.joining());
  }

  private static List<String> groupWords(List<Usage> usages, String group) {
    return usages.stream().filter(it -> it.group().equals(group)).map(Usage::word).toList();
  }

  private static String common() {
    return CommonFlags.all().stream()
        .flatMap(flag -> flag.names().stream())
        .collect(Collectors.joining(" "));
  }
}
