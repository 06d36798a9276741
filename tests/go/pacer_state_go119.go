// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime

// What record_pacer_test.go needs of the controller of Go 1.19, beside what its own tests need.

func (c *GCController) Totals() []uint64 {
	trigger, _ := c.trigger()
	return []uint64{
		c.heapMarked, c.heapLive, c.heapScan, c.lastHeapScan, c.lastStackScan, c.maxStackScan,
		c.globalsScan, uint64(c.heapScanWork.Load()), uint64(c.stackScanWork.Load()),
		uint64(c.globalsScanWork.Load()), c.triggered, c.gcPercentHeapGoal.Load(),
		c.sweepDistMinTrigger.Load(), c.memoryLimitHeapGoal(), c.heapGoal(), trigger,
	}
}

// MeasuredConsMark is not kept by this version.
func (c *GCController) MeasuredConsMark() (float64, bool) { return 0, false }

func (c *GCController) Integral() float64 { return c.consMarkController.errIntegral }
func (c *GCController) Runway() int64     { return int64(c.runway.Load()) }
func (c *GCController) ConsMark() float64 { return c.consMark }
func (c *GCController) Workers() (dedicated int64, fractional float64, idle int32) {
	return c.dedicatedMarkWorkersNeeded, c.fractionalUtilizationGoal,
		int32(c.idleMarkWorkers.Load() >> 32)
}

func (c *GCController) SetWork(live, scan, stack, globals uint64) {
	c.heapLive, c.heapScan, c.maxStackScan, c.globalsScan = live, scan, stack, globals
}
func (c *GCController) SetTimes(assist, idle int64) {
	c.assistTime.Store(assist)
	c.idleMarkTime = idle
}
