# shellcheck shell=bash
# Sourced: makes sure of what the tests need from the system. The servers themselves come from Maven.
# Installs with apt-get as root or with sudo that asks nothing; otherwise names the packages and exits 2.

packages_library() {
  # Debian 13 and Ubuntu 24.04 renamed the package of libaio together with its file.
  local folder
  for folder in /lib /usr/lib /lib64 /usr/lib64 /lib/"$(uname -m)"-linux-gnu /usr/lib/"$(uname -m)"-linux-gnu; do
    compgen -G "$folder/$1*" >/dev/null && return 0
  done
  return 1
}

packages_missing() {
  command -v psql >/dev/null && command -v pg_dump >/dev/null || echo postgresql-client
  command -v sqlite3 >/dev/null || echo sqlite3
  # Backups of MySQL are made by it as well.
  command -v mariadb-dump >/dev/null || echo mariadb-client
  command -v git >/dev/null || echo git
  command -v dpkg-deb >/dev/null || echo dpkg
  PATH=$PATH:/usr/sbin command -v pgbouncer >/dev/null || echo pgbouncer
  # The hub's pages are tested in it, driven by node, which comes with npm.
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo chromium
  # It brings dbmate, whose histories are adopted.
  command -v npm >/dev/null || echo npm
  if [[ $(uname -s) == Linux ]]; then
    packages_library libaio.so.1 || packages_libaio
    packages_library libnuma.so.1 || echo libnuma1
    packages_library libsystemd.so.0 || echo libsystemd0
    packages_library liblz4.so.1 || echo liblz4-1
    packages_library libcrypt.so.1 || echo libcrypt1
  fi
}

packages_libaio() {
  if command -v apt-cache >/dev/null && ! apt-cache show libaio1 >/dev/null 2>&1 \
    && apt-cache show libaio1t64 >/dev/null 2>&1; then
    echo libaio1t64
  else
    echo libaio1
  fi
}

packages_install() {
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  command -v apt-get >/dev/null || return 1
  ${as_root[@]+"${as_root[@]}"} apt-get update -qq >&2 || true
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >&2
}

packages_ensure() {
  local missing
  missing=$(packages_missing | tr '\n' ' ')
  [[ -z $missing ]] && return 0
  echo "The tests need: $missing" >&2
  # shellcheck disable=SC2086
  packages_install $missing && [[ -z $(packages_missing) ]] && return 0
  echo "Install these packages (their names on Debian and Ubuntu) and try again: $missing" >&2
  exit 2
}

packages_ensure
