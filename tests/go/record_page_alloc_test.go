// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime_test

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
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
//
// To be laid over the runtime of an installed Go 1.21 or later together with background.go, which
// tests/pacer/go/record.sh does with its own files: RECORD_FILE says where to, RECORD_COUNT how many
// heaps.
func TestRecordPageAlloc(t *testing.T) {
	file, err := os.Create(os.Getenv("RECORD_FILE"))
	if err != nil {
		t.Skip("RECORD_FILE: ", err)
	}
	defer file.Close()
	heaps := 1
	fmt.Sscan(os.Getenv("RECORD_COUNT"), &heaps)
	out := bufio.NewWriter(file)
	for seed := 0; seed < heaps; seed++ {
		recordHeap(out, rand.New(rand.NewSource(int64(seed))), seed)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
}

const recordedChunks, recordedCalls = 6, 400

type pageRun struct{ base, pages uintptr }

type pageRecorder struct {
	*rand.Rand
	*PageAlloc
	out    *bufio.Writer
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
	fmt.Fprintf(r.out, "alloc %d %d %d %d\n", pages, p, pageNumber(base), released/PageSize)
	r.runs = append(r.runs, pageRun{base, pages})
	return true
}

func (r *pageRecorder) free(at int) {
	run := r.runs[at]
	r.runs = append(r.runs[:at], r.runs[at+1:]...)
	r.Free(run.base, run.pages)
	fmt.Fprintf(r.out, "free %d %d\n", pageNumber(run.base), run.pages)
}

func (r *pageRecorder) freeSome() {
	count := 1
	if r.Intn(10) == 0 {
		count = r.Intn(60)
	}
	for at := r.Intn(len(r.runs)); count > 0 && at < len(r.runs); count-- {
		r.free(at)
	}
}

func (r *pageRecorder) scavenge() {
	if r.Intn(6) == 0 {
		r.NextGeneration()
		fmt.Fprintln(r.out, "generation")
	}
	bytes := uintptr(1 + r.Intn(1<<uint(10+r.Intn(13))))
	if r.Intn(3) == 0 {
		fmt.Fprintf(r.out, "all %d %d\n", bytes, r.Scavenge(bytes))
	} else {
		fmt.Fprintf(r.out, "sparse %d %d\n", bytes, r.ScavengeSparse(bytes))
	}
}

func recordHeap(out *bufio.Writer, random *rand.Rand, seed int) {
	free, released := map[ChunkIdx][]BitRange{}, map[ChunkIdx][]BitRange{}
	for i := ChunkIdx(0); i < recordedChunks; i++ {
		free[BaseChunkIdx+i] = nil
		released[BaseChunkIdx+i] = []BitRange{{0, PallocChunkPages}}
	}
	r := pageRecorder{Rand: random, PageAlloc: NewPageAlloc(free, released), out: out}
	defer FreePageAlloc(r.PageAlloc)
	fmt.Fprintf(out, "heap %d\n", seed)

	// As if all of it had been used: the scavenger looks only where something was freed.
	const all = recordedChunks * PallocChunkPages
	r.alloc(all, -1)
	r.free(0)
	longest := 40
	if r.Intn(3) == 0 {
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
	sparing := r.Intn(2) == 0 // few frees, so that chunks stay dense
	for call := 0; call < recordedCalls; call++ {
		kind := r.Intn(10)
		if sparing && kind < 5 && r.Intn(3) != 0 {
			kind = 6
		}
		switch {
		case kind < 5 && len(r.runs) > 0:
			r.freeSome()
		case kind < 8:
			if r.Intn(20) == 0 {
				p := r.Intn(len(r.caches))
				r.caches[p].Flush(r.PageAlloc)
				fmt.Fprintf(out, "flush %d\n", p)
			}
			if !r.alloc(uintptr(1+r.Intn(longest*3/4)), r.Intn(3)-1) {
				return
			}
		default:
			r.scavenge()
		}
	}
}
