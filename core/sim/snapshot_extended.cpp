// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/snapshot_extended.h"

#include <algorithm>
#include <optional>
#include <span>

namespace tricolor {
namespace {

/// What a view can show at once.
constexpr std::size_t kMostPointers = 64;
constexpr std::size_t kMostObjects = 256;
constexpr std::size_t kMostWaiting = 48;

/// The `index`th pointer word of a layout.
std::uint32_t pointer_word(const PointerLayout& layout, std::uint64_t index) {
  const std::uint64_t group = index / layout.per_group;
  const std::uint64_t in_group = index % layout.per_group;
  return static_cast<std::uint32_t>(layout.first + group * layout.group_stride +
                                    in_group * layout.stride);
}

std::optional<ObjectView> describe(const Heap& heap, Address address) {
  const ObjectRef ref = heap.find(address);
  if (!ref) return std::nullopt;
  const Span& s = heap.span(ref.span);
  const TypeInfo& type = heap.types()[heap.type_of(s, ref.slot)];
  ObjectView view;
  view.address = heap.address_of(s, ref.slot);
  view.type = type.name;
  view.bytes = type.bytes;
  if (s.noscan || !type.pointers.has_pointers()) return view;
  view.pointer_words = type.pointers.pointer_count();
  const std::uint64_t shown = std::min<std::uint64_t>(view.pointer_words, kMostPointers);
  for (std::uint64_t i = 0; i < shown; ++i) {
    const std::uint32_t word = pointer_word(type.pointers, i);
    view.pointers.push_back({word, heap.load(view.address + Address{word} * kWordBytes)});
  }
  return view;
}

/// Pages in a processor's page cache are in no span either (HeapIdle).
PageBits page_bits(const PageHeap& pages, int processors) {
  PageBits bits;
  bits.pages = pages.page_count();
  bits.free.resize((bits.pages + 63) / 64);
  bits.released.resize(bits.free.size());
  for (std::uint32_t page = 0; page < bits.pages; ++page) {
    bits.free[page / 64] |= std::uint64_t{pages.is_free(page)} << (page % 64);
    bits.released[page / 64] |= std::uint64_t{pages.is_released(page)} << (page % 64);
  }
  for (int p = 0; p < processors; ++p) {
    const PageCache& cache = pages.cache_of(p);
    if (cache.free == 0) continue;
    bits.free[cache.word] |= cache.free;
    bits.released[cache.word] |= cache.released;
  }
  return bits;
}

SpanBitRows bit_rows(const Heap& heap, Address address) {
  SpanBitRows rows;
  if (address < kArenaBase) return rows;
  const auto page = static_cast<std::uint32_t>((address - kArenaBase) / kPageBytes);
  const SpanId id = heap.span_of_page(page);
  if (id == kNoSpan || heap.span(id).state != Span::State::kHeap) return rows;
  const Span& s = heap.span(id);
  rows.base = kArenaBase + s.offset();
  rows.slots = s.slots;
  const SlotBits* groups = heap.bits(s);
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    rows.allocated.push_back(groups[w].allocated);
    rows.marked.push_back(groups[w].marked);
    rows.scanned.push_back(groups[w].scanned);
  }
  return rows;
}

/// Spans that were swept in place wait in unswept sets to be skipped; they are not counted.
std::uint32_t unswept(const Heap& heap, const Sweeper& sweeper, std::span<const SpanId> ids) {
  return static_cast<std::uint32_t>(std::count_if(
      ids.begin(), ids.end(), [&](SpanId id) { return sweeper.needs_sweeping(heap.span(id)); }));
}

CentralView central_of(const Runtime& runtime, const SpanClassSummary& sum) {
  const Sweeper& sweeper = runtime.sweeper();
  const int c = span_class(sum.size_class, sum.noscan);
  const auto set = [&](bool full, bool swept) {
    return sweeper.central().spans(c, full, swept, sweeper.sweepgen());
  };
  CentralView view;
  view.size_class = sum.size_class;
  view.noscan = sum.noscan;
  view.partial_swept = static_cast<std::uint32_t>(set(false, true).size());
  view.full_swept = static_cast<std::uint32_t>(set(true, true).size());
  view.partial_unswept = unswept(runtime.heap(), sweeper, set(false, false));
  view.full_unswept = unswept(runtime.heap(), sweeper, set(true, false));
  return view;
}

std::vector<CacheView> caches_of(const Runtime& runtime, const HeapIndex& index) {
  const Marker& marker = runtime.marker();
  std::vector<CacheView> caches(static_cast<std::size_t>(runtime.processors().count()));
  for (std::size_t p = 0; p < caches.size(); ++p) {
    const int own = static_cast<int>(p);
    caches[p].p = static_cast<std::uint8_t>(p);
    caches[p].waiting = marker.green_tea() ? marker.spans().local(own) : marker.work().local(own);
  }
  for (const SpanTile& tile : index.tiles()) {
    if (tile.pages == 0 || tile.cached_by < 0) continue;
    if (static_cast<std::size_t>(tile.cached_by) >= caches.size()) continue;
    CacheView& cache = caches[static_cast<std::size_t>(tile.cached_by)];
    ++cache.spans;
    cache.free_bytes += Bytes{tile.slots - tile.live()} * tile.slot_bytes;
  }
  return caches;
}

WorkQueueView queue_of(const Runtime& runtime) {
  const Marker& marker = runtime.marker();
  WorkQueueView queue;
  queue.green_tea = marker.green_tea();
  queue.objects = marker.work().waiting();
  queue.spans = marker.spans().waiting();
  queue.global_buffers = static_cast<std::uint32_t>(marker.work().global_buffers());
  if (queue.green_tea) {
    marker.spans().for_each([&](QueuedSpan span) {
      if (queue.next.size() >= kMostWaiting) return;
      queue.next.push_back(kArenaBase + Bytes{span.first_page} * kPageBytes);
    });
  }
  if (queue.objects == 0) return queue;
  marker.work().for_each([&](PackedPointer object) {
    if (queue.next.size() < kMostWaiting) queue.next.push_back(Heap::unpack(object));
  });
  return queue;
}

}  // namespace

void add_extended(const Runtime& runtime, const HeapIndex& index, const SnapshotRequest& request,
                  Snapshot& snapshot) {
  const Heap& heap = runtime.heap();
  for (std::size_t i = 0; i < std::min(request.objects.size(), kMostObjects); ++i) {
    if (auto object = describe(heap, request.objects[i])) {
      snapshot.objects.push_back(std::move(*object));
    }
  }
  if (request.pages) snapshot.pages = page_bits(heap.pages(), heap.processors());
  if (request.bits_of != 0) snapshot.bit_rows = bit_rows(heap, request.bits_of);
  if (!request.extended) return;
  ExtendedView& extended = snapshot.extended.emplace();
  for (const SpanClassSummary& sum : snapshot.classes) {
    extended.central.push_back(central_of(runtime, sum));
  }
  extended.caches = caches_of(runtime, index);
  extended.queue = queue_of(runtime);
}

}  // namespace tricolor
