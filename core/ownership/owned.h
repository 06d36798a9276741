// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <utility>

#include "core/ownership/recorder.h"

namespace tricolor {

/// A named std::unique_ptr whose every change of ownership is recorded.
template <typename T>
class Owned {
 public:
  Owned(OwnerName name, std::unique_ptr<T> object) : m_object(std::move(object)) {
    ActiveRecorder::get().declare(this, OwnerKind::kUnique, name, nullptr);
    ActiveRecorder::get().acquired(this, m_object.get(), nullptr, -1);
  }
  /// Takes over what `from` owns.
  Owned(OwnerName name, Owned&& from) : m_object(std::move(from.m_object)) {
    ActiveRecorder::get().declare(this, OwnerKind::kUnique, name, nullptr);
    ActiveRecorder::get().moved(this, &from);
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    ActiveRecorder::get().leaving(this);
    reset();
    ActiveRecorder::get().forgotten(this);
  }

  void reset() {
    if (m_object == nullptr) return;
    const std::size_t event = ActiveRecorder::get().releasing(this);
    m_object.reset();
    ActiveRecorder::get().released(event);
  }
  T* get() const { return m_object.get(); }
  T* operator->() const { return m_object.get(); }

 private:
  std::unique_ptr<T> m_object;
};

}  // namespace tricolor
