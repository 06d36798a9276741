// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/input.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "app/cli/interrupt.h"

namespace tricolor::cli {

constexpr std::size_t kBufferBytes = 64 * 1024;

Input::Input(std::FILE* file) : m_file(file), m_buffer(kBufferBytes) {}

Result<std::unique_ptr<Input>> Input::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<Input>(new Input(stdin));
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return Error{"is a folder; give the path of a file, or - for standard input"};
  }
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return Error{"cannot be read: " + std::string(std::strerror(errno)) +
                 "; give the path of a file, or - for standard input"};
  }
  return std::unique_ptr<Input>(new Input(file));
}

Input::int_type Input::underflow() {
  if (interrupted()) return traits_type::eof();
  errno = 0;
  const std::size_t count = std::fread(m_buffer.data(), 1, m_buffer.size(), m_file.get());
  if (count == 0) {
    m_failed = std::ferror(m_file.get()) != 0 && !interrupted();
    return traits_type::eof();
  }
  setg(m_buffer.data(), m_buffer.data(), m_buffer.data() + count);
  return traits_type::to_int_type(*gptr());
}

}  // namespace tricolor::cli
