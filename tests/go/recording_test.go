// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime_test

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// A file of random calls, and the chance that decides what is in it.
type recording struct {
	*rand.Rand
	out *bufio.Writer
}

func (r recording) line(format string, values ...any) {
	fmt.Fprintf(r.out, format+"\n", values...)
}

func (r recording) oneIn(n int) bool { return r.Intn(n) == 0 }

// Makes as many files as record.sh was asked for, each with a seed of its own, on which alone depends
// what is in it. `name` has a place for the seed.
func recordEach(t *testing.T, name string, body func(r recording, seed int)) {
	folder := os.Getenv("RECORD_FOLDER")
	if folder == "" {
		t.Skip("run by record.sh")
	}
	count, err := strconv.Atoi(os.Getenv("RECORD_COUNT"))
	if err != nil {
		t.Fatal(err)
	}
	for seed := 0; seed < count; seed++ {
		file, err := os.Create(filepath.Join(folder, fmt.Sprintf(name, seed)))
		if err != nil {
			t.Fatal(err)
		}
		r := recording{rand.New(rand.NewSource(int64(seed))), bufio.NewWriter(file)}
		body(r, seed)
		if err := r.out.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
