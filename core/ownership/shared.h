// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <utility>

#include "core/ownership/recorder.h"
#include "core/ownership/recording_allocator.h"

namespace tricolor {

/// std::make_shared on the recorded heap: object and control block in one allocation.
template <typename T>
std::shared_ptr<T> make_recorded_shared() {
  return std::allocate_shared<T>(RecordingAllocator<T, T>());
}

template <typename T>
class Weak;

/// A named std::shared_ptr whose copies, moves and resets are recorded with the use_count()
/// that the standard library reports. No larger than a std::shared_ptr.
template <typename T>
class Shared {
 public:
  explicit Shared(OwnerName name) { declare(name); }
  /// The first owner: `object` comes straight from make_recorded_shared().
  Shared(OwnerName name, std::shared_ptr<T> object) : m_object(std::move(object)) {
    declare(name);
    ActiveRecorder::get().acquired(this, m_object.get(), nullptr, 0);
  }
  Shared(OwnerName name, const Shared& from) {
    declare(name);
    copy(from);
  }
  Shared(OwnerName name, Shared&& from) : m_object(std::move(from.m_object)) {
    declare(name);
    ActiveRecorder::get().moved(this, &from);
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared& from) {
    if (this == &from) return *this;
    reset();
    copy(from);
    return *this;
  }
  ~Shared() {
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
  long use_count() const { return m_object.use_count(); }
  T* operator->() const { return m_object.get(); }
  explicit operator bool() const { return m_object != nullptr; }

 private:
  friend class Weak<T>;

  /// A successful lock() of `from`, when the count was `count_before`.
  Shared(OwnerName name, std::shared_ptr<T> object, const Weak<T>* from, long count_before)
      : m_object(std::move(object)) {
    declare(name);
    ActiveRecorder::get().acquired(this, m_object.get(), from, count_before);
  }
  static long read_count(const void* self) { return static_cast<const Shared*>(self)->use_count(); }
  void declare(OwnerName name) {
    ActiveRecorder::get().declare(this, OwnerKind::kShared, name, &read_count);
  }
  void copy(const Shared& from) {
    const long before = from.use_count();
    m_object = from.m_object;
    ActiveRecorder::get().acquired(this, m_object.get(), &from, before);
  }

  std::shared_ptr<T> m_object;
};

}  // namespace tricolor
