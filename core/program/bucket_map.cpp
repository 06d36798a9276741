// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/bucket_map.h"

#include <algorithm>
#include <bit>

#include "core/program/append_growth.h"
#include "core/program/mutator_costs.h"

namespace tricolor {

constexpr Bytes kMapHeaderBytes = 48;
constexpr std::uint64_t kHeaderBuckets = 2;  ///< words of the header that are pointers
constexpr std::uint64_t kHeaderOldBuckets = 3;
constexpr std::uint64_t kHeaderExtra = 5;
constexpr Bytes kExtraBytes = 24;  ///< overflow, old overflow, next spare
constexpr std::uint64_t kExtraOverflow = 0;
constexpr std::uint64_t kExtraOldOverflow = 1;
constexpr Bytes kSliceBytes = 24;
constexpr std::uint64_t kLoadTwice = 13;   ///< cells per two buckets before it doubles
constexpr std::uint64_t kSparesFrom = 16;  ///< buckets; one in 16 more is preallocated
constexpr std::uint64_t kExactOverflows = 1 << 15;

std::optional<Request> BucketMap::start(Mutator& m, const MapVariables& variables) {
  SplitMix64 random = m_random;
  *this = BucketMap(m_layout.value, 0);
  m_seed = random.next();
  m_random = random;
  m_variables = variables;
  m_bucket_type = m_layout.buckets_type(m, 1);
  queue(Action::Kind::kHeader,
        m.type("runtime.hmap", kMapHeaderBytes, PointerLayout::every(1, 4, 2)));
  return next_request(m);
}

std::optional<Request> BucketMap::insert(Mutator& m, std::uint64_t key) {
  m.work(map_operation_ns(m_layout.bucket_bytes() * m_cells.size()) + cost::kMapNewEntryNs);
  if (m_cells.empty()) {
    m_cells.push_back(0);
    queue(Action::Kind::kFirstBucket, m_bucket_type);
  }
  if (growing()) move_some(m, bucket_of(key));
  if (!growing() && (is_overloaded(m_count + 1) || has_many_overflows())) {
    grow(m);
    move_some(m, bucket_of(key));
  }
  add_cell(m, bucket_of(key));
  m_layout.pass_barrier(m, {.stored = 1});
  ++m_count;
  return next_request(m);
}

std::optional<Request> BucketMap::erase(Mutator& m, std::uint64_t key) {
  m.work(map_operation_ns(m_layout.bucket_bytes() * m_cells.size()));
  if (growing()) move_some(m, bucket_of(key));
  m_layout.pass_barrier(m, {.cleared = 1});
  --m_count;
  return next_request(m);
}

bool BucketMap::is_overloaded(std::uint64_t count) const {
  return count > kMapCells && count > kLoadTwice * (m_cells.size() / 2);
}

bool BucketMap::has_many_overflows() const {
  return m_overflows >= std::min<std::uint64_t>(m_cells.size(), kExactOverflows);
}

void BucketMap::grow(Mutator& m) {
  const std::uint64_t old_buckets = m_cells.size();
  const std::uint64_t buckets = is_overloaded(m_count + 1) ? 2 * old_buckets : old_buckets;
  m_evacuated.assign(old_buckets, 0);
  m_next_evacuation = 0;
  m_overflows = 0;
  m_cells.assign(buckets, 0);
  count_incoming(buckets);
  allocate_array(m, buckets);
}

void BucketMap::count_incoming(std::uint64_t buckets) {
  m_incoming.assign(buckets, 0);
  for (std::uint64_t key = 0; key < m_count; ++key) ++m_incoming[bucket_of(key)];
}

void BucketMap::allocate_array(Mutator& m, std::uint64_t buckets) {
  std::uint64_t count = buckets;
  if (buckets >= kSparesFrom) {
    const Bytes bytes = (buckets + buckets / 16) * m_layout.bucket_bytes();
    count = m.round_up(bytes, m_layout.noscan()) / m_layout.bucket_bytes();
  }
  queue(Action::Kind::kArray, m_layout.buckets_type(m, count));
  m_has_list = false;
  m_list_length = m_list_capacity = 0;
  m_spare_next = buckets;
  m_spare_end = count;
  if (m_spare_end > m_spare_next && !m_has_extra) {
    m_has_extra = true;
    queue(Action::Kind::kExtra, m.type("runtime.mapextra", kExtraBytes, PointerLayout::all(3)));
  }
}

void BucketMap::move_some(Mutator& m, std::uint64_t bucket) {
  evacuate(m, bucket & (m_evacuated.size() - 1));
  if (growing()) evacuate(m, m_next_evacuation);
}

void BucketMap::evacuate(Mutator& m, std::uint64_t old_bucket) {
  if (!m_evacuated[old_bucket]) {
    std::uint64_t moved = 0;
    for (std::uint64_t b = old_bucket; b < m_cells.size(); b += m_evacuated.size()) {
      for (std::uint8_t i = 0; i < m_incoming[b]; ++i) add_cell(m, b);
      moved += m_incoming[b];
    }
    m.work(cost::kMapMoveNs * static_cast<double>(moved));
    m_layout.pass_barrier(m, {.moved = moved, .cleared = moved});
    m_evacuated[old_bucket] = 1;
    if (!m_layout.noscan() && moved > kMapCells) queue(Action::Kind::kClearOld, 0, old_bucket);
  }
  end_growth_if_done();
}

void BucketMap::end_growth_if_done() {
  while (m_next_evacuation < m_evacuated.size() && m_evacuated[m_next_evacuation]) {
    ++m_next_evacuation;
  }
  if (m_next_evacuation < m_evacuated.size()) return;
  m_evacuated.clear();
  m_incoming.clear();
  queue(Action::Kind::kEndGrowth);
}

void BucketMap::add_cell(Mutator& m, std::uint64_t bucket) {
  const std::uint8_t cells = m_cells[bucket]++;
  if (cells == 0) queue(Action::Kind::kTouch, 0, bucket);
  if (cells > 0 && cells % kMapCells == 0) add_overflow(m, bucket);
}

void BucketMap::add_overflow(Mutator& m, std::uint64_t bucket) {
  const std::uint64_t share = std::max<std::uint64_t>(1, m_cells.size() / kExactOverflows);
  if (share == 1 || m_random.below(share) == 0) ++m_overflows;
  if (m_layout.noscan()) keep_overflow(m);
  if (m_spare_next < m_spare_end) {
    queue(Action::Kind::kSpareBucket, 0, bucket, m_spare_next++);
  } else {
    queue(Action::Kind::kOverflowBucket, m_bucket_type, bucket);
  }
}

/// Nothing in a noscan map points to its overflow buckets, so that a slice has to. (Go appends to
/// it after making the bucket; here the room is made first.)
void BucketMap::keep_overflow(Mutator& m) {
  if (!m_has_extra) {
    m_has_extra = true;
    queue(Action::Kind::kExtra, m.type("runtime.mapextra", kExtraBytes, PointerLayout::all(3)));
  }
  if (!m_has_list) {
    m_has_list = true;
    queue(Action::Kind::kOverflowList,
          m.type("*[]*runtime.bmap", kSliceBytes, PointerLayout::all(1)));
  }
  if (m_list_length == m_list_capacity) {
    m_list_capacity = grown_capacity(m.sizes(), m_list_capacity, m_list_length + 1,
                                     SliceElement{kWordBytes, false});
    queue(Action::Kind::kOverflowBacking, m.type("[]*runtime.bmap", m_list_capacity * kWordBytes,
                                                 PointerLayout::all(m_list_capacity)));
  }
  ++m_list_length;
}

std::optional<Request> BucketMap::take(Mutator& m, Address result) {
  const Action action = m_actions[m_next_action++];
  perform(m, action, result);
  return next_request(m);
}

std::optional<Request> BucketMap::next_request(Mutator& m) {
  for (; m_next_action < m_actions.size(); ++m_next_action) {
    const Action action = m_actions[m_next_action];
    if (action.allocates()) return Request::allocate(action.type);
    perform(m, action, 0);
  }
  m_actions.clear();
  m_next_action = 0;
  return std::nullopt;
}

void BucketMap::perform(Mutator& m, const Action& action, Address result) {
  const Address header = m.get(m_variables.map);
  switch (action.kind) {
    case Action::Kind::kHeader:
      return m.set(m_variables.map, result);
    case Action::Kind::kFirstBucket:
      return m.store(header, kHeaderBuckets, result);
    case Action::Kind::kArray:
      return install_array(m, header, result);
    case Action::Kind::kExtra:
      return m.store(header, kHeaderExtra, result);
    case Action::Kind::kOverflowList:
      return m.store(m.load(header, kHeaderExtra), kExtraOverflow, result);
    case Action::Kind::kOverflowBacking:
      return move_overflow_list(m, m.load(header, kHeaderExtra), result);
    case Action::Kind::kOverflowBucket:
      m.write(result, m_layout.bucket_bytes());
      return link_overflow(m, header, action.bucket, result);
    case Action::Kind::kTouch:
      return m.write(bucket_address(m, header, action.bucket), m_layout.bucket_bytes());
    case Action::Kind::kSpareBucket: {
      const Address spare = bucket_address(m, header, action.spare);
      m.write(spare, m_layout.bucket_bytes());
      return link_overflow(m, header, action.bucket, spare);
    }
    case Action::Kind::kClearOld:
      return m.store(m.load(header, kHeaderOldBuckets) + action.bucket * m_layout.bucket_bytes(),
                     m_layout.bucket_words() - 1, 0);
    case Action::Kind::kEndGrowth:
      return drop_old(m, header);
  }
}

Address BucketMap::bucket_address(Mutator& m, Address header, std::uint64_t bucket) const {
  return m.load(header, kHeaderBuckets) + bucket * m_layout.bucket_bytes();
}

void BucketMap::install_array(Mutator& m, Address header, Address array) {
  m.store(header, kHeaderOldBuckets, m.load(header, kHeaderBuckets));
  m.store(header, kHeaderBuckets, array);
  m_list_stored = 0;
  const Address extra = m.load(header, kHeaderExtra);
  if (extra == 0 || m.load(extra, kExtraOverflow) == 0) return;
  m.store(extra, kExtraOldOverflow, m.load(extra, kExtraOverflow));
  m.store(extra, kExtraOverflow, 0);
}

void BucketMap::move_overflow_list(Mutator& m, Address extra, Address backing) {
  const Address list = m.load(extra, kExtraOverflow);
  const Address old = m.load(list, 0);
  for (std::uint64_t i = 0; i < m_list_stored; ++i) m.store(backing, i, m.load(old, i));
  m.store(list, 0, backing);
}

void BucketMap::link_overflow(Mutator& m, Address header, std::uint64_t bucket, Address overflow) {
  if (m_layout.noscan()) {
    const Address list = m.load(m.load(header, kHeaderExtra), kExtraOverflow);
    m.store(m.load(list, 0), m_list_stored++, overflow);
    return;
  }
  const std::uint64_t link = m_layout.bucket_words() - 1;
  Address last = bucket_address(m, header, bucket);
  while (const Address next = m.load(last, link)) last = next;
  m.store(last, link, overflow);
}

void BucketMap::drop_old(Mutator& m, Address header) {
  m.store(header, kHeaderOldBuckets, 0);
  if (const Address extra = m.load(header, kHeaderExtra)) m.store(extra, kExtraOldOverflow, 0);
}

void BucketMap::hash(Hasher& hasher) const {
  hasher.add(m_random.state());
  hasher.add(m_seed);
  hasher.add(m_count);
  hasher.add(m_cells.size());
  hasher.add(m_evacuated.size());
  hasher.add(m_next_evacuation);
  hasher.add(m_overflows);
  hasher.add(m_spare_next);
  hasher.add(m_list_length);
  hasher.add(m_list_stored);
  hasher.add(m_actions.size());
  hasher.add(m_next_action);
}

}  // namespace tricolor
