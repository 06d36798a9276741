// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tricolor {

/// A file that appears under its name only when it is complete: it is written beside its target
/// and renamed at the end. Devices and pipes (/dev/stdout) are written directly.
///
/// 1. create() fails at once where writing would fail later.
/// 2. write() any number of times; an error is remembered until commit().
/// 3. commit(). Without it, the destructor removes what was written.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  void write(std::string_view text);
  /// Nothing on success; else one line with the path, the reason and what to do.
  std::optional<Error> commit();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Closer>;

  OutputFile(std::string name, std::filesystem::path target, std::filesystem::path temporary,
             File file);
  static Result<OutputFile> create_beside(const std::string& name,
                                          const std::filesystem::path& target);
  void discard();

  std::string m_name;  ///< as the user wrote it
  std::filesystem::path m_target;
  std::filesystem::path m_temporary;  ///< empty: written directly
  File m_file;
  int m_error_number = 0;  ///< of the first write that failed
};

}  // namespace tricolor
