// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime

// Calls of the page allocator that record_page_alloc_test.go makes, beside what its own tests make.

// ScavengeSparse releases memory as the background scavenger does.
func (p *PageAlloc) ScavengeSparse(bytes uintptr) (released uintptr) {
	pages := (*pageAlloc)(p)
	systemstack(func() { released = pages.scavenge(bytes, nil, false) })
	return
}

// NextGeneration is what mark termination calls.
func (p *PageAlloc) NextGeneration() {
	pages := (*pageAlloc)(p)
	systemstack(func() {
		lock(pages.mheapLock)
		pages.scav.index.nextGen()
		unlock(pages.mheapLock)
	})
}
