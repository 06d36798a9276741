// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>

#include "core/ownership/recorder.h"
#include "core/ownership/shared.h"

namespace tricolor {

/// A named std::weak_ptr: watches an object without keeping it, but keeps its control block.
template <typename T>
class Weak {
 public:
  explicit Weak(OwnerName name) { declare(name); }
  Weak(OwnerName name, const Shared<T>& from) {
    declare(name);
    *this = from;
  }
  Weak(const Weak&) = delete;
  Weak& operator=(const Weak&) = delete;
  Weak& operator=(const Shared<T>& from) {
    reset();
    m_object = from.m_object;
    ActiveRecorder::get().acquired(this, from.m_object.get(), &from, from.use_count());
    return *this;
  }
  ~Weak() {
    ActiveRecorder::get().leaving(this);
    reset();
    ActiveRecorder::get().forgotten(this);
  }

  /// A new owner called `name`, empty if the object is gone.
  Shared<T> lock(OwnerName name) const {
    const long before = m_object.use_count();
    std::shared_ptr<T> object = m_object.lock();
    if (object == nullptr) {
      ActiveRecorder::get().lock_failed(this);
      return Shared<T>(name);
    }
    return Shared<T>(name, std::move(object), this, before);
  }
  void reset() {
    if (!watches()) return;
    const std::size_t event = ActiveRecorder::get().releasing(this);
    m_object.reset();
    ActiveRecorder::get().released(event);
  }
  long use_count() const { return m_object.use_count(); }

 private:
  static long read_count(const void* self) { return static_cast<const Weak*>(self)->use_count(); }
  void declare(OwnerName name) {
    ActiveRecorder::get().declare(this, OwnerKind::kWeak, name, &read_count);
  }

  /// An expired weak_ptr has no object, but still differs from an empty one by its control block.
  bool watches() const {
    const std::weak_ptr<T> empty;
    return m_object.owner_before(empty) || empty.owner_before(m_object);
  }

  std::weak_ptr<T> m_object;
};

}  // namespace tricolor
