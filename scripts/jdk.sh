# shellcheck shell=bash
# Sourced: finds a JDK 25 and exports its folder as JAVA_HOME, or says what to install and exits 2.
# Reads the file `release` of each candidate, because starting a JVM to ask would cost a tenth of a second.

jdk_release=25

jdk_is_right() {
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  local line
  while IFS= read -r line; do
    [[ $line == "JAVA_VERSION=\"$jdk_release"[.\"]* ]] && return 0
  done <"$1/release"
  return 1
}

jdk_candidates() {
  local data=${XDG_DATA_HOME:-$HOME/.local/share}
  printf '%s\n' \
    /usr/lib/jvm/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* \
    "$HOME"/.gradle/jdks/* \
    "${MISE_DATA_DIR:-$data/mise}"/installs/java/* \
    "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/*jdk* \
    /opt/java/*
}

jdk_on_path() {
  local java
  java=$(command -v java) || return 1
  java=$(readlink -f "$java" 2>/dev/null) || return 1
  printf '%s\n' "${java%/bin/java}"
}

jdk_find() {
  local candidate
  if [[ -n ${JAVA_HOME:-} ]] && jdk_is_right "$JAVA_HOME"; then
    return 0
  fi
  while IFS= read -r candidate; do
    if jdk_is_right "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done < <(jdk_on_path; jdk_candidates)
  cat >&2 <<MESSAGE
No JDK $jdk_release was found in JAVA_HOME, on the PATH or where JDKs are usually installed.
Install one and try again, for example:
  https://adoptium.net/temurin/releases/?version=$jdk_release
  sdk install java $jdk_release-tem      (SDKMAN)
  brew install openjdk@$jdk_release      (Homebrew)
or set JAVA_HOME to the folder of one.
MESSAGE
  exit 2
}

jdk_find
