# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Tricolor authors
#
# What run.sh and test.sh share: which packages are needed, installing the missing ones, building
# a preset. Sourced, never run. Tested on Debian 12; written for Ubuntu 24.04 as well, untested.
# shellcheck shell=bash disable=SC2034

# Without symbolic links, so that one checkout under two names is built once.
ROOT=$(CDPATH="" cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly ROOT

# The same names on Debian 12 and Ubuntu 24.04: libqcustomplot-dev brings the Qt 6 library along
# under whatever name the release gives it, qt6-base-dev the platform plugins for X11 and offscreen.
readonly BUILD_PACKAGES=(g++ cmake ninja-build qt6-base-dev libqcustomplot-dev nlohmann-json3-dev
  fonts-dejavu-core)
readonly TEST_PACKAGES=(libbenchmark-dev ccache)
readonly NEEDS='a C++20 compiler, CMake 3.25, Ninja, Qt 6.4 (Widgets, PrintSupport, Test), QCustomPlot 2.1 for Qt 6, nlohmann-json 3.9 and a font'

say() { printf '==> %s\n' "$*"; }

# die CODE TEXT...: one line on standard error, then out.
die() {
  local code=$1
  shift
  printf 'tricolor: %s\n' "$*" >&2
  exit "$code"
}

# Leaves unless this is a system whose packages we know by name.
require_known_system() {
  local manual="install $NEEDS, then run: cmake --preset release && cmake --build --preset release"
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    die 2 "this system has no apt-get; $manual"
  fi
  local id='' version=''
  if [[ -r /etc/os-release ]]; then
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
  fi
  local oldest=''
  case $id in
    debian) oldest=12 ;;
    ubuntu)
      oldest=24.04
      say "Ubuntu: these scripts are written for 24.04 but not tested there"
      ;;
  esac
  if [[ -n $oldest && -n $version ]] &&
    [[ $(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1) != "$oldest" ]]; then
    die 2 "$id $version is too old (Debian 12 or Ubuntu 24.04 is needed); $manual"
  fi
}

# missing_packages NAME...: those of them that are not installed, one a line.
missing_packages() {
  local package status
  for package in "$@"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $status == installed ]] || printf '%s\n' "$package"
  done
}

# as_root COMMAND...: directly as root, else through sudo, which is only allowed to ask for a
# password where someone can answer.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    sudo "$@"
  fi
}

can_become_root() {
  [[ $(id -u) -eq 0 ]] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [[ -t 0 ]]
}

# install_packages NAME...: installs what is missing, asks nothing, touches nothing if all is there.
install_packages() {
  require_known_system
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0

  local names="${missing[*]}"
  can_become_root || die 2 "neither root nor sudo; run this as root, then start again:" \
    "apt-get update && apt-get install -y --no-install-recommends $names"
  say "Installing: $names"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" -qq update || die 2 "apt-get update failed; check the network and /etc/apt"
  as_root "${apt[@]}" -o Dpkg::Use-Pty=0 -qq install -y --no-install-recommends "${missing[@]}" ||
    die 2 "apt-get could not install: $names"
}

# Compilers need about 1 GiB each.
build_jobs() {
  local cpus free_kib jobs
  cpus=$(nproc)
  free_kib=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null || true)
  jobs=$((${free_kib:-1048576} / 1048576))
  ((jobs < cpus)) || jobs=$cpus
  ((jobs > 0)) || jobs=1
  printf '%s\n' "$jobs"
}

# A compiler cache needs a folder that it can write to, also where HOME cannot be written. Paths
# below the checkout don't count, so that another clone finds the same objects.
prepare_ccache() {
  export CCACHE_BASEDIR="$ROOT"
  if [[ -z ${CCACHE_DIR:-} && ! -w ${HOME:-/nonexistent} ]]; then
    export CCACHE_DIR="$ROOT/build/.ccache"
  fi
}

# build_preset NAME [TARGET...]: configures build/NAME once, then builds what has changed.
build_preset() {
  local preset=$1
  shift
  local folder="$ROOT/build/$preset" fresh=()
  if [[ -f $folder/CMakeCache.txt ]] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$folder/CMakeCache.txt"; then
    fresh=(--fresh) # the checkout has moved since
  fi
  if [[ ! -f $folder/build.ninja || ${#fresh[@]} -gt 0 ]]; then
    say "Configuring $preset"
    (cd -- "$ROOT" && cmake --preset "$preset" "${fresh[@]}" --log-level=WARNING) || return 1
  fi
  say "Building $preset"
  prepare_ccache
  cmake --build "$folder" --parallel "$(build_jobs)" ${1:+--target "$@"}
}
