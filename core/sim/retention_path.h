// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/heap_search.h"
#include "core/sim/inspection.h"
#include "core/sim/root_words.h"

namespace tricolor {

/// A way from a root to an object, with the root's place, so that it can be looked at again later.
struct RootedPath {
  HeapPath path;
  RootWord root;
};

/// Why the object at `address` is alive: a way that needs no finalizer, if there is one.
RootedPath rooted_path(const Runtime& runtime, Address address, const SearchBounds& bounds = {});

/// True if the object is reachable: by `hint` if that still leads there, else by a new search,
/// whose way becomes the hint.
bool reachable_still(const Runtime& runtime, RootedPath& hint, Address object,
                     const SearchBounds& bounds = {});

/// The way with names, for those who show it.
RetentionPath named_path(const Runtime& runtime, const RootedPath& path);

/// If finalizers, cleanups or weak pointers have to do with the answer for the object at base
/// `asked`: "main.File 0xc000012000 waits for its finalizer, main.(*File).Close." Else empty.
std::string special_sentence(const Runtime& runtime, const RetentionPath& path, Address asked);

/// "main.node"; empty if no object is there.
std::string type_name(const Heap& heap, Address address);
/// "main.node 0xc000012000"; the address alone if no object is there.
std::string object_name(const Heap& heap, Address address);

}  // namespace tricolor
