// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/units.h"
#include "core/ownership/ownership_event.h"
#include "core/ownership/recording.h"

namespace tricolor {

/// What a handle is called, and whether it lives in the calling function (a return value that
/// is constructed in place there).
struct OwnerName {
  OwnerName(const char* text_, bool in_caller_ = false) : text(text_), in_caller(in_caller_) {}
  std::string_view text;
  bool in_caller = false;
};

/// A heap that remembers: C++ code allocates here, and every allocation, construction, change
/// of ownership and destruction becomes an OwnershipEvent.
///
/// 1. Make an ActiveRecorder for it: from then on this thread's recorded types use this heap.
/// 2. Run code; call statement() or closing() before each statement.
/// 3. finish() takes the recording; blocks still held are reported as leaked.
///
/// Invariants: memory is never reused or returned before the recorder dies, so an address means
/// one block for ever, and a leak in the recorded code is no leak of this program. Real addresses
/// never leave: events carry ids and simulated addresses.
class Recorder {
 public:
  /// Reads the use_count() of the handle at this address.
  using CountReader = long (*)(const void* owner);

  Recorder() = default;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // --- the program's text ---------------------------------------------------------------
  /// The statement with this index begins.
  void statement(std::uint32_t index);
  /// As statement(), for a brace or jump that ends a scope: each local that still holds
  /// something then gets a step of its own.
  void closing(std::uint32_t index);
  void enter_scope(std::string_view name);
  void leave_scope();
  void thrown(std::string_view name);

  // --- the heap -------------------------------------------------------------------------
  /// Host memory for `bytes`, aligned for every standard type.
  void* allocate(std::size_t bytes, std::string_view type);
  void deallocate(void* memory);
  /// The object at `object`, which lies in a recorded block, is complete.
  void constructed(const void* object);
  /// Its destructor begins.
  void destroyed(const void* object);

  // --- handles --------------------------------------------------------------------------
  OwnerId declare(const void* owner, OwnerKind kind, OwnerName name, CountReader reader);
  /// `owner` now points to `object` (nullptr: nothing happens), got from handle `from` or nowhere.
  void acquired(const void* owner, const void* object, const void* from, long count_before);
  /// The object of `from` now belongs to `owner`.
  void moved(const void* owner, const void* from);
  /// `owner` is about to let go; returns the event to pass to released().
  std::size_t releasing(const void* owner);
  /// It has let go: the counts of other handles are read.
  void released(std::size_t event);
  /// `owner` is about to end; a local that still holds something starts a step of its own.
  void leaving(const void* owner);
  /// `owner` is gone.
  void forgotten(const void* owner);
  void lock_failed(const void* owner);

  Bytes held_bytes() const { return m_held_bytes; }
  Recording finish();

 private:
  struct Block {
    OwnedObjectId id = 0;
    std::unique_ptr<std::byte[]> memory;
    std::size_t bytes = 0;
    std::string type;
    Address address = 0;
    bool held = true;
    int weak_count = 0;
  };
  struct Owner {
    OwnerId id = 0;
    OwnerKind kind = OwnerKind::kRaw;
    std::string name;
    bool local = true;
    OwnedObjectId target = 0;
    CountReader reader = nullptr;
  };

  Block* block_at(const void* address);
  Block* block(OwnedObjectId id) { return id == 0 ? nullptr : &m_blocks[id - 1]; }
  Owner& owner(const void* address) { return m_owners.at(address); }
  OwnershipEvent& push(OwnershipEvent::Kind kind);
  OwnershipEvent& push(OwnershipEvent::Kind kind, const Owner& owner, OwnedObjectId object);
  void begin_step(std::uint32_t statement, bool closing);
  long count_of(OwnedObjectId object) const;

  std::vector<Block> m_blocks;  ///< by id - 1
  std::map<const std::byte*, OwnedObjectId, std::less<>> m_by_memory;
  std::map<const void*, Owner, std::less<>> m_owners;  ///< those that exist now
  std::vector<std::string> m_scopes;
  Recording m_recording;
  Bytes m_held_bytes = 0;
  Address m_next_address = 0;
  OwnerId m_last_owner = 0;
  bool m_step_has_ended_local = false;
};

/// Makes a recorder the one that this thread's recorded code uses, for the life of this object.
/// operator new takes no heap as an argument, so the heap is found through the thread.
class ActiveRecorder {
 public:
  explicit ActiveRecorder(Recorder& recorder);
  ActiveRecorder(const ActiveRecorder&) = delete;
  ActiveRecorder& operator=(const ActiveRecorder&) = delete;
  ~ActiveRecorder();

  /// The recorder in use. There must be one.
  static Recorder& get();

 private:
  Recorder* m_previous;
};

}  // namespace tricolor
