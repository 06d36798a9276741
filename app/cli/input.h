// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdio>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tricolor::cli {

/// A file or standard input to read through a std::istream. Ctrl-C ends it as the end of the file
/// would (see interrupted()).
class Input : public std::streambuf {
 public:
  /// "-" is standard input. Errors name the path, the reason and what to do.
  static Result<std::unique_ptr<Input>> open(const std::string& path);

  bool failed() const { return m_failed; }

 protected:
  int_type underflow() override;

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  explicit Input(std::FILE* file);

  std::unique_ptr<std::FILE, Closer> m_file;
  std::vector<char> m_buffer;
  bool m_failed = false;
};

}  // namespace tricolor::cli
