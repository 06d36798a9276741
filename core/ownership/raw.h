// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/ownership/recorder.h"

namespace tricolor {

/// A named plain pointer. Its end frees nothing; delete_object() is `delete p`, after which it
/// dangles, as a plain pointer does.
template <typename T>
class Raw {
 public:
  Raw(OwnerName name, T* object) : m_object(object) {
    ActiveRecorder::get().declare(this, OwnerKind::kRaw, name, nullptr);
    ActiveRecorder::get().acquired(this, m_object, nullptr, -1);
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  ~Raw() {
    ActiveRecorder::get().leaving(this);
    ActiveRecorder::get().forgotten(this);
  }

  void delete_object() { delete m_object; }
  T* operator->() const { return m_object; }

 private:
  T* m_object;
};

}  // namespace tricolor
