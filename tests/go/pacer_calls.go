// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime

// Calls of the controller and the limiter that record_pacer_test.go makes, the same in each version.

func (c *GCController) SetMemory(free, alloc, freed, ready uint64) {
	c.heapFree = sysMemStat(free)
	c.totalAlloc.Store(alloc)
	c.totalFree.Store(freed)
	c.mappedReady.Store(ready)
}
func (c *GCController) TriggerNow() uint64       { trigger, _ := c.trigger(); return trigger }
func (c *GCController) MemoryLimitGoal() uint64  { return c.memoryLimitHeapGoal() }
func (c *GCController) AssistBytes() float64     { return c.assistBytesPerWork.Load() }
func (c *GCController) Commit(sweepDone bool)    { c.commit(sweepDone) }
func (c *GCController) SetPercent(percent int32) { c.setGCPercent(percent) }
func (c *GCController) SetLimit(limit int64)     { c.setMemoryLimit(limit) }
func (c *GCController) ResetLive(marked uint64)  { c.resetLive(marked) }
func (c *GCController) End(now int64, procs int) { c.endCycle(now, procs, false) }
func (c *GCController) Start(now int64, procs, kind int) {
	c.startCycle(now, procs, gcTrigger{kind: gcTriggerKind(kind)})
}

func (l *GCCPULimiter) AddIdleTime(ns int64) { l.limiter.addIdleTime(ns) }
func (l *GCCPULimiter) LastUpdate() int64    { return l.limiter.lastUpdate.Load() }
func (l *GCCPULimiter) Procs() int32         { return l.limiter.nprocs }
