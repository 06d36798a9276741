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
//	heap SEED                   a new heap of 4 MiB chunks, nothing of it used yet
//	alloc PAGES FIRST RELEASED  first page of the run, and how many of it the system has to give back
//	free FIRST PAGES
//	scavenge BYTES RELEASED     how much was released, in bytes
//
// To be laid over the runtime of an installed Go 1.20 or later, as tests/pacer/go/record.sh does
// with its files: RECORD_FILE says where to, RECORD_COUNT how many heaps.
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

type pageRun struct{ base, pages uintptr }

func recordHeap(out *bufio.Writer, r *rand.Rand, seed int) {
	const chunks, calls = 6, 400
	free, released := map[ChunkIdx][]BitRange{}, map[ChunkIdx][]BitRange{}
	for i := ChunkIdx(0); i < chunks; i++ {
		free[BaseChunkIdx+i] = nil
		released[BaseChunkIdx+i] = []BitRange{{0, PallocChunkPages}}
	}
	heap := NewPageAlloc(free, released)
	defer FreePageAlloc(heap)
	number := func(base uintptr) uintptr { return (base - PageBase(BaseChunkIdx, 0)) / PageSize }
	fmt.Fprintf(out, "heap %d\n", seed)

	longest := 40
	if r.Intn(3) == 0 {
		longest = 400
	}
	var runs []pageRun
	alloc := func(pages uintptr) {
		base, released := heap.Alloc(pages)
		if base == 0 {
			return
		}
		fmt.Fprintf(out, "alloc %d %d %d\n", pages, number(base), released/PageSize)
		runs = append(runs, pageRun{base, pages})
	}
	for left := uintptr(chunks * PallocChunkPages); left > 0; {
		pages := uintptr(1 + r.Intn(longest))
		if pages > left {
			pages = left
		}
		alloc(pages)
		left -= pages
	}
	for call := 0; call < calls; call++ {
		switch kind := r.Intn(10); {
		case kind < 5 && len(runs) > 0:
			at, count := r.Intn(len(runs)), 1
			if r.Intn(10) == 0 {
				count = r.Intn(60)
			}
			for ; count > 0 && at < len(runs); count-- {
				heap.Free(runs[at].base, runs[at].pages)
				fmt.Fprintf(out, "free %d %d\n", number(runs[at].base), runs[at].pages)
				runs = append(runs[:at], runs[at+1:]...)
			}
		case kind < 8:
			alloc(uintptr(1 + r.Intn(longest*3/4)))
		default:
			bytes := uintptr(1 + r.Intn(1<<uint(10+r.Intn(13))))
			fmt.Fprintf(out, "scavenge %d %d\n", bytes, heap.Scavenge(bytes))
		}
	}
}
