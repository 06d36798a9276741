// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/specials.h"

#include <tuple>

namespace tricolor {
namespace {

bool comes_before(const Special& a, const Special& b) {
  return std::tie(a.object, a.kind) < std::tie(b.object, b.kind);
}

bool is_alone(Special::Kind kind) {
  return kind != Special::Kind::kCleanup;
}

}  // namespace

void Special::hash(Hasher& hasher) const {
  hasher.add(static_cast<std::uint64_t>(kind));
  hasher.add(object);
  hasher.add(argument);
  function.hash(hasher);
}

bool Specials::add(Heap& heap, const Special& special) {
  const ObjectRef ref = heap.find(special.object);
  if (!ref) return false;
  Span& s = heap.span(ref.span);
  Records& records = m_spans[s.first_page];
  const auto at = std::upper_bound(records.begin(), records.end(), special, comes_before);
  const bool taken =
      at != records.begin() && is_alone(special.kind) && !comes_before(*(at - 1), special);
  if (taken) return false;
  records.insert(at, special);
  s.has_specials = true;
  if (special.kind == Special::Kind::kWeakHandle) m_weak_targets[special.argument] = special.object;
  return true;
}

void Specials::remove_finalizer(Heap& heap, Address object) {
  const ObjectRef ref = heap.find(object);
  if (!ref || !heap.span(ref.span).has_specials) return;
  Span& s = heap.span(ref.span);
  std::erase_if(m_spans[s.first_page], [&](const Special& each) {
    return each.object == object && each.kind == Special::Kind::kFinalizer;
  });
  erase_if_empty(s);
}

void Specials::erase_if_empty(Span& s) {
  const auto at = m_spans.find(s.first_page);
  s.has_specials = at != m_spans.end() && !at->second.empty();
  if (at != m_spans.end() && !s.has_specials) m_spans.erase(at);
}

const Specials::Records* Specials::records_at(const Heap& heap, Address object) const {
  const ObjectRef ref = heap.find(object);
  if (!ref || !heap.span(ref.span).has_specials) return nullptr;
  const auto at = m_spans.find(heap.span(ref.span).first_page);
  return at == m_spans.end() ? nullptr : &at->second;
}

bool Specials::has_finalizer(const Heap& heap, Address object) const {
  const Records* records = records_at(heap, object);
  return records != nullptr && std::any_of(records->begin(), records->end(), [&](const Special& s) {
           return s.object == object && s.kind == Special::Kind::kFinalizer;
         });
}

Address Specials::weak_handle(const Heap& heap, Address object) const {
  const Records* records = records_at(heap, object);
  if (records == nullptr) return 0;
  const auto found = std::find_if(records->begin(), records->end(), [&](const Special& s) {
    return s.object == object && s.kind == Special::Kind::kWeakHandle;
  });
  return found == records->end() ? 0 : found->argument;
}

Address Specials::weak_target(Address handle) const {
  const auto found = m_weak_targets.find(handle);
  return found == m_weak_targets.end() ? 0 : found->second;
}

void Specials::detach_dead(Heap& heap, SpanId id, std::vector<Special>& found) {
  Span& s = heap.span(id);
  Records& records = m_spans[s.first_page];
  Records kept;
  for (auto first = records.begin(); first != records.end();) {
    const std::uint32_t slot = s.slot_of(first->object - kArenaBase - s.offset());
    const auto last = std::find_if(first, records.end(), [&](const Special& each) {
      return s.slot_of(each.object - kArenaBase - s.offset()) != slot;
    });
    const bool marked = heap.is_marked({id, slot});
    const bool rises = !marked && std::any_of(first, last, [](const Special& each) {
      return each.kind == Special::Kind::kFinalizer;
    });
    if (rises) heap.bits(s)[slot / 64].marked |= std::uint64_t{1} << (slot % 64);
    for (; first != last; ++first) {
      const bool stays = marked || (rises && first->kind == Special::Kind::kCleanup);
      if (first->kind == Special::Kind::kWeakHandle && !stays)
        m_weak_targets.erase(first->argument);
      (stays ? kept : found).push_back(*first);
    }
  }
  records = std::move(kept);
  erase_if_empty(s);
}

Bytes Specials::host_bytes() const {
  constexpr Bytes kTreeNodeBytes = 64;
  Bytes bytes = m_weak_targets.size() * kTreeNodeBytes;
  for (const auto& [page, records] : m_spans) {
    bytes += kTreeNodeBytes + records.capacity() * sizeof(Special);
  }
  return bytes;
}

void Specials::hash(Hasher& hasher) const {
  for_each([&](const Special& special) { special.hash(hasher); });
}

}  // namespace tricolor
