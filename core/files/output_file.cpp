// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/output_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace tricolor {

namespace fs = std::filesystem;

/// Temporary names that are tried before giving up; each may be left over from a crash.
constexpr int kMostTemporaryNames = 100;

/// Bytes of the longest name that the usual file systems take.
constexpr std::size_t kLongestName = 255;

/// "run.csv.part0", in the same folder; of a name that would be too long only the beginning, which
/// does not end within a letter of several bytes.
static fs::path temporary_beside(const fs::path& target, int number) {
  const std::string ending = ".part" + std::to_string(number);
  std::string name = target.filename().string();
  if (name.size() + ending.size() > kLongestName) {
    const auto continues = [&](std::size_t at) {
      return (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80;
    };
    std::size_t end = kLongestName - ending.size();
    while (end > 0 && end < name.size() && continues(end)) --end;
    name.resize(end);
  }
  return target.parent_path() / (name + ending);
}

static Error cannot_write(const std::string& name, int error_number) {
  return Error{name + ": cannot be written: " + std::strerror(error_number) +
               "; give a path in an existing folder that may be written and has space"};
}

/// More links in a row than any system follows.
constexpr int kMostLinks = 40;

static fs::path canonical_or_same(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical;
}

/// Behind symbolic links, also one that leads to a file yet to be made: the link stays, what it
/// points to is written. Nothing if they lead in a circle.
static std::optional<fs::path> resolved(fs::path path) {
  std::error_code error;
  if (fs::exists(path, error)) return canonical_or_same(path);
  for (int i = 0; i < kMostLinks; ++i) {
    if (!fs::is_symlink(path, error)) return canonical_or_same(path);
    path = path.parent_path() / fs::read_symlink(path, error);
  }
  return std::nullopt;
}

OutputFile::OutputFile(std::string name, fs::path target, fs::path temporary, File file)
    : m_name(std::move(name)),
      m_target(std::move(target)),
      m_temporary(std::move(temporary)),
      m_file(std::move(file)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_name(std::move(other.m_name)),
      m_target(std::move(other.m_target)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_file(std::move(other.m_file)),
      m_error_number(other.m_error_number) {}

OutputFile::~OutputFile() {
  discard();
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  if (path.empty()) return Error{"the file's name is empty; give a path"};
  const std::optional<fs::path> followed = resolved(path);
  if (!followed) return cannot_write(path, ELOOP);
  const fs::path& target = *followed;
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) {
    return Error{path + ": is a folder; give the path of a file"};
  }
  if (!fs::exists(status)) return create_beside(path, target);
  // An existing file is opened for its permissions only; a device is written as it is. The path
  // as given is used: /dev/stdout leads to names that cannot be opened.
  const bool regular = fs::is_regular_file(status);
  File existing(std::fopen(path.c_str(), regular ? "r+b" : "wb"));
  if (existing == nullptr) return cannot_write(path, errno);
  if (regular) return create_beside(path, target);
  return OutputFile(path, target, {}, std::move(existing));
}

Result<OutputFile> OutputFile::create_beside(const std::string& name, const fs::path& target) {
  for (int i = 0; i < kMostTemporaryNames; ++i) {
    fs::path temporary = temporary_beside(target, i);
    File file(std::fopen(temporary.string().c_str(), "wbx"));
    if (file != nullptr) {
      return OutputFile(name, target, std::move(temporary), std::move(file));
    }
    if (errno != EEXIST) return cannot_write(name, errno);
  }
  return Error{name + ": too many leftover .part files beside it; remove them"};
}

void OutputFile::write(std::string_view text) {
  if (m_error_number != 0 || text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), m_file.get()) != text.size()) {
    m_error_number = errno;
  }
}

std::optional<Error> OutputFile::commit() {
  if (m_error_number == 0 && std::fflush(m_file.get()) != 0) m_error_number = errno;
  if (std::fclose(m_file.release()) != 0 && m_error_number == 0) m_error_number = errno;
  if (m_error_number != 0) {
    discard();
    return cannot_write(m_name, m_error_number);
  }
  if (m_temporary.empty()) return std::nullopt;
  std::error_code error;
  const fs::file_status old = fs::status(m_target, error);
  if (fs::exists(old)) fs::permissions(m_temporary, old.permissions(), error);
  fs::rename(m_temporary, m_target, error);
  if (error) {
    discard();
    return cannot_write(m_name, error.value());
  }
  m_temporary.clear();
  return std::nullopt;
}

void OutputFile::discard() {
  m_file.reset();
  if (m_temporary.empty()) return;
  std::error_code ignored;
  fs::remove(m_temporary, ignored);
  m_temporary.clear();
}

}  // namespace tricolor
