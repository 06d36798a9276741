// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime_test

import (
	. "runtime"
	"testing"
)

// Random calls of the page allocator of Go's own runtime, and what it answered:
//
//	heap SEED                     a new heap of 4 MiB chunks, nothing of it used yet
//	alloc PAGES P FIRST RELEASED  on processor P, or -1: no cache; first page of the run, and how many
//	                              of it the system has to give back
//	free FIRST PAGES
//	flush P                       the processor's cache
//	generation                    marking is over
//	all BYTES RELEASED            scavenged whatever the chunk is like, in bytes
//	sparse BYTES RELEASED         the same as in the background
func TestRecordPageAlloc(t *testing.T) {
	recordEach(t, "page_alloc-random%d.txt", recordHeap)
}

const recordedChunks, recordedCalls = 6, 400

type pageRun struct{ base, pages uintptr }

type pageRecorder struct {
	recording
	*PageAlloc
	caches [2]PageCache
	runs   []pageRun
}

func pageNumber(base uintptr) uintptr { return (base - PageBase(BaseChunkIdx, 0)) / PageSize }

func (r *pageRecorder) take(pages uintptr, p int) (base, released uintptr) {
	if p < 0 || pages >= PageCachePages/4 {
		return r.Alloc(pages)
	}
	if r.caches[p].Empty() {
		r.caches[p] = r.AllocToCache()
	}
	if base, released = r.caches[p].Alloc(pages); base != 0 {
		return base, released
	}
	return r.Alloc(pages)
}

// False if there is no room: what the heap does then is not recorded.
func (r *pageRecorder) alloc(pages uintptr, p int) bool {
	base, released := r.take(pages, p)
	if base == 0 {
		return false
	}
	r.line("alloc %d %d %d %d", pages, p, pageNumber(base), released/PageSize)
	r.runs = append(r.runs, pageRun{base, pages})
	return true
}

func (r *pageRecorder) free(at int) {
	run := r.runs[at]
	r.runs = append(r.runs[:at], r.runs[at+1:]...)
	r.Free(run.base, run.pages)
	r.line("free %d %d", pageNumber(run.base), run.pages)
}

func (r *pageRecorder) freeSome() {
	count := 1
	if r.oneIn(10) {
		count = r.Intn(60)
	}
	for at := r.Intn(len(r.runs)); count > 0 && at < len(r.runs); count-- {
		r.free(at)
	}
}

func (r *pageRecorder) scavenge() {
	if r.oneIn(6) {
		r.NextGeneration()
		r.line("generation")
	}
	bytes := uintptr(1 + r.Intn(1<<uint(10+r.Intn(13))))
	if r.oneIn(3) {
		r.line("all %d %d", bytes, r.Scavenge(bytes))
	} else {
		r.line("sparse %d %d", bytes, r.ScavengeSparse(bytes))
	}
}

func recordHeap(file recording, seed int) {
	free, released := map[ChunkIdx][]BitRange{}, map[ChunkIdx][]BitRange{}
	for i := ChunkIdx(0); i < recordedChunks; i++ {
		free[BaseChunkIdx+i] = nil
		released[BaseChunkIdx+i] = []BitRange{{0, PallocChunkPages}}
	}
	r := pageRecorder{recording: file, PageAlloc: NewPageAlloc(free, released)}
	defer FreePageAlloc(r.PageAlloc)
	r.line("heap %d", seed)

	// As if all of it had been used: the scavenger looks only where something was freed.
	const all = recordedChunks * PallocChunkPages
	r.alloc(all, -1)
	r.free(0)
	longest := 40
	if r.oneIn(3) {
		longest = 400
	}
	for left := all; left > 0; {
		pages := 1 + r.Intn(longest)
		if pages > left {
			pages = left
		}
		r.alloc(uintptr(pages), -1)
		left -= pages
	}
	sparing := r.oneIn(2) // few frees, so that chunks stay dense
	for call := 0; call < recordedCalls; call++ {
		kind := r.Intn(10)
		if sparing && kind < 5 && !r.oneIn(3) {
			kind = 6
		}
		switch {
		case kind < 5 && len(r.runs) > 0:
			r.freeSome()
		case kind < 8:
			if r.oneIn(20) {
				p := r.Intn(len(r.caches))
				r.caches[p].Flush(r.PageAlloc)
				r.line("flush %d", p)
			}
			if !r.alloc(uintptr(1+r.Intn(longest*3/4)), r.Intn(3)-1) {
				return
			}
		default:
			r.scavenge()
		}
	}
}
