// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/host_memory.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <string>

#if __has_include(<sys/resource.h>)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace tricolor {

namespace fs = std::filesystem;

constexpr Bytes kUnknown = std::numeric_limits<Bytes>::max();

/// The number in a file that holds only one; kUnknown for "max", or if there is none.
static Bytes read_number(const fs::path& file) {
  std::ifstream in(file);
  Bytes number = 0;
  return in >> number ? number : kUnknown;
}

/// "MemAvailable:   23456 kB" of /proc/meminfo.
static Bytes meminfo_available(const fs::path& file) {
  std::ifstream in(file);
  std::string name;
  Bytes kib = 0;
  std::string unit;
  while (in >> name >> kib) {
    if (name == "MemAvailable:") return kib * kKiB;
    std::getline(in, unit);
  }
  return kUnknown;
}

/// The number behind `key` in a file of "key number" lines; 0 if there is none.
static Bytes read_stat(const fs::path& file, const std::string& key) {
  std::ifstream in(file);
  std::string name;
  Bytes number = 0;
  while (in >> name >> number) {
    if (name == key) return number;
  }
  return 0;
}

/// Names of one version of control groups.
struct GroupFiles {
  const char* limit;
  const char* usage;
  const char* cache;  ///< key in memory.stat of file cache that the kernel drops under pressure
};
constexpr GroupFiles kGroupFiles1{"memory.limit_in_bytes", "memory.usage_in_bytes",
                                  "total_inactive_file"};
constexpr GroupFiles kGroupFiles2{"memory.max", "memory.current", "inactive_file"};

/// What one control group leaves: its limit without what it uses now and cannot drop.
static Bytes left_in_group(const fs::path& folder, const GroupFiles& files) {
  const Bytes limit = read_number(folder / files.limit);
  const Bytes usage = read_number(folder / files.usage);
  if (limit == kUnknown || usage == kUnknown) return kUnknown;
  const Bytes needed = usage - std::min(usage, read_stat(folder / "memory.stat", files.cache));
  return limit > needed ? limit - needed : 0;
}

/// The least that a group and its parents leave, down to the mount point.
static Bytes left_in_groups(const fs::path& mount, fs::path group, const GroupFiles& files) {
  Bytes least = kUnknown;
  for (;;) {
    least = std::min(least, left_in_group(group.empty() ? mount : mount / group, files));
    if (group.empty()) return least;
    group = group.parent_path();
  }
}

/// Version 2 has one line "0::/path"; version 1 one with "memory" among its controllers.
static Bytes cgroup_available(const fs::path& root) {
  const fs::path mount = root / "sys/fs/cgroup";
  std::ifstream in(root / "proc/self/cgroup");
  Bytes least = kUnknown;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const fs::path group = fs::path(line.substr(second + 1)).relative_path();
    if (controllers.empty()) {
      least = std::min(least, left_in_groups(mount, group, kGroupFiles2));
    } else if (controllers == "memory") {
      least = std::min(least, left_in_groups(mount / "memory", group, kGroupFiles1));
    }
  }
  return least;
}

/// `ulimit -v` without what is mapped already.
static Bytes address_space_left(const fs::path& root) {
#if defined(RLIMIT_AS)
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kUnknown;
  const Bytes mapped_pages = read_number(root / "proc/self/statm");
  const Bytes mapped =
      mapped_pages == kUnknown ? 0 : mapped_pages * static_cast<Bytes>(sysconf(_SC_PAGESIZE));
  return limit.rlim_cur > mapped ? limit.rlim_cur - mapped : 0;
#else
  return kUnknown;
#endif
}

Bytes available_host_memory(const fs::path& root) {
  const Bytes least = std::min(
      {meminfo_available(root / "proc/meminfo"), cgroup_available(root), address_space_left(root)});
  // 0 means unknown, and nothing at all would be an odd answer from a running program.
  return least == kUnknown ? 0 : std::max<Bytes>(least, 1);
}

Bytes available_host_memory() {
  return available_host_memory("/");
}

Bytes part_of_host_memory(Bytes percent, Bytes if_unknown) {
  const Bytes available = available_host_memory();
  return available == 0 ? if_unknown : available / 100 * percent;
}

}  // namespace tricolor
