// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors

package runtime_test

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// Scenarios of random calls, most of them possible in a process, some not: nothing live, nothing to
// scan, GOGC of millions, a clock that goes back.

const (
	stateColumns = `["heap_marked","heap_live","heap_scan","last_heap_scan","last_stack_scan",` +
		`"max_stack_scan","globals_scan","heap_scan_work","stack_scan_work","globals_scan_work",` +
		`"triggered","gc_percent_goal","sweep_min_trigger","mem_limit_goal","heap_goal","trigger",` +
		`"runway","cons_mark","pi_integral","measured_cons_mark","assist_work_per_byte",` +
		`"assist_bytes_per_work","dedicated","fractional","max_idle"]`
	reviseColumns  = `["heap_live","heap_goal","assist_work_per_byte","assist_bytes_per_work"]`
	deltaColumns   = `["heap_live","heap_scan","heap_scan_work","stack_scan_work","globals_scan_work"]`
	limiterColumns = `["fill","capacity","overflow","limiting","last_update","procs"]`

	unbounded = uint64(1) << 53
	cycles    = 12
)

// Indexes into GCController.Totals.
const (
	heapLive  = 1
	heapWork  = 7
	triggered = 10
)

func amount(v uint64) string {
	if v >= unbounded {
		return "null"
	}
	return strconv.FormatUint(v, 10)
}

func ratio(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "null"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func limitText(limit int64) string {
	if limit == math.MaxInt64 {
		return "null"
	}
	return strconv.FormatInt(limit, 10)
}

// One controller and what it is told.
type pacing struct {
	recording
	*runtime.GCController
	bits           int     // sizes are below 2^bits
	measured       float64 // cons/mark of the last cycle that measured one
	procs          int
	live           uint64
	allocatedBlack int64
}

func (p *pacing) size() uint64 {
	if p.oneIn(12) {
		return 0
	}
	return uint64(p.Int63()) >> (63 - uint(1+p.Intn(p.bits)))
}

func (p *pacing) percent() int32 {
	switch p.Intn(8) {
	case 0:
		return -1
	case 1:
		return int32(p.Intn(3))
	case 2:
		return int32(p.Intn(100000))
	case 3:
		return p.Int31()
	}
	return int32(p.Intn(400))
}

func (p *pacing) limit() int64 {
	if p.oneIn(2) {
		return math.MaxInt64
	}
	return int64(p.size())
}

func (p *pacing) state() string {
	var values []string
	for _, total := range p.Totals() {
		values = append(values, amount(total))
	}
	measured, kept := p.MeasuredConsMark()
	if !kept {
		measured = p.measured
	}
	dedicated, fractional, idle := p.Workers()
	values = append(values, strconv.FormatInt(p.Runway(), 10), ratio(p.ConsMark()),
		ratio(p.Integral()), ratio(measured), ratio(p.AssistWorkPerByte()), ratio(p.AssistBytes()),
		strconv.FormatInt(dedicated, 10), ratio(fractional), strconv.Itoa(int(idle)))
	return "[" + strings.Join(values, ",") + "]"
}

func (p *pacing) begin(name, variant string) {
	percent, limit := p.percent(), p.limit()
	p.GCController = runtime.NewGCController(int(percent), limit)
	p.line(`{"op":"scenario","name":"%s","variant":"%s","group":"extra","note":"","n_cores":%d,`+
		`"globals_bytes":0,"cycles":%d,"initial_heap_bytes":0,"revise_period_ns":500000,`+
		`"s_cols":%s,"r_cols":%s,"d_cols":%s}`,
		name, variant, p.procs, cycles, stateColumns, reviseColumns, deltaColumns)
	p.line(`{"op":"new","gc_percent":%d,"memory_limit":%s,"s":%s}`, percent, limitText(limit),
		p.state())
}

func (p *pacing) commit(sweepDone bool) {
	p.Commit(sweepDone)
	p.line(`{"op":"commit","sweep_done":%v,"s":%s}`, sweepDone, p.state())
}

func (p *pacing) revise(n int, d runtime.GCControllerReviseDelta) {
	for i := 0; i < n; i++ {
		p.Revise(d)
	}
	p.line(`{"op":"revise","n":%d,"d":[%d,%d,%d,%d,%d],"r":[%s,%s,%s,%s]}`, n, d.HeapLive,
		d.HeapScan, d.HeapScanWork, d.StackScanWork, d.GlobalsScanWork, amount(p.HeapLive()),
		amount(p.HeapGoal()), ratio(p.AssistWorkPerByte()), ratio(p.AssistBytes()))
}

// What is free and what is alive never exceeds what is mapped: the controller would wait for that.
func (p *pacing) maybeSetMemory() {
	if !p.oneIn(3) {
		return
	}
	alloc := p.size()
	freed := alloc / (1 + uint64(p.Intn(5)))
	free := p.size() / 4
	ready := alloc - freed + free + p.size()/uint64(1+p.Intn(2))
	p.SetMemory(free, alloc, freed, ready)
	p.line(`{"op":"set_mem","heap_free":%d,"total_alloc":%d,"total_free":%d,"mapped_ready":%d,`+
		`"mem_limit_goal":%s}`, free, alloc, freed, ready, amount(p.MemoryLimitGoal()))
}

func (p *pacing) maybeChangeParameter(marking bool) {
	switch p.Intn(6) {
	case 0:
		percent := p.percent()
		p.SetPercent(percent)
		p.line(`{"op":"set_gc_percent","gc_percent":%d}`, percent)
	case 1:
		limit := p.limit()
		p.SetLimit(limit)
		p.line(`{"op":"set_memory_limit","memory_limit":%s}`, limitText(limit))
	default:
		return
	}
	p.commit(p.oneIn(2))
	if marking {
		p.revise(1, runtime.GCControllerReviseDelta{})
	}
}

func (p *pacing) cycle() {
	p.maybeSetMemory()
	p.maybeChangeParameter(false)
	now, scan, stack, globals := p.start()
	p.mark(scan, stack, globals)
	p.end(now)
}

func (p *pacing) start() (now int64, scan, stack, globals uint64) {
	trigger := p.TriggerNow()
	p.line(`{"op":"query","trigger":%s,"heap_goal":%s}`, amount(trigger), amount(p.HeapGoal()))
	at := trigger
	if at < p.HeapMarked() {
		at = p.HeapMarked()
	}
	if at >= 1<<50 || p.oneIn(5) {
		at = p.HeapMarked() + p.size()
	}
	if p.oneIn(10) {
		at = p.size()
	}
	scan = uint64(float64(at) * p.Float64())
	stack, globals = p.size()>>6, p.size()>>8
	if p.oneIn(2) {
		now = p.Int63n(1e12)
	}
	kind := p.Intn(3)
	p.allocatedBlack = 0
	p.SetWork(at, scan, stack, globals)
	p.Start(now, p.procs, kind)
	p.line(`{"op":"start","heap_live":%d,"heap_scan":%d,"max_stack_scan":%d,"globals_scan":%d,`+
		`"now":%d,"procs":%d,"kind":"%s","s":%s}`, at, scan, stack, globals, now, p.procs,
		[]string{"heap", "time", "cycle"}[kind], p.state())
	return now, scan, stack, globals
}

func (p *pacing) mark(scan, stack, globals uint64) {
	for left := p.Intn(8); left > 0; left-- {
		live := int64(p.HeapLive())
		n := int64(1 + p.Intn(3))
		grown := int64(p.size() >> uint(p.Intn(8)))
		if p.oneIn(6) {
			grown = -p.Int63n(live + 1)
			n = 1
		}
		if live+grown*n >= 1<<52 {
			grown = 0
		}
		delta := runtime.GCControllerReviseDelta{
			HeapLive:        grown,
			HeapScan:        int64(math.Max(0, float64(grown)) * p.Float64()),
			HeapScanWork:    int64(float64(scan) * p.Float64() / 3),
			StackScanWork:   int64(stack) / int64(1+p.Intn(6)),
			GlobalsScanWork: int64(globals) / int64(1+p.Intn(4)),
		}
		if p.oneIn(8) {
			delta.HeapScanWork = 0
		}
		p.allocatedBlack += grown * n
		p.revise(int(n), delta)
		p.maybeSetMemory()
		p.maybeChangeParameter(true)
	}
}

func (p *pacing) end(start int64) {
	duration := p.Int63n(1 << uint(10+p.Intn(30)))
	if p.oneIn(12) {
		duration = 0
	}
	var assist, idle int64
	if !p.oneIn(3) {
		assist = int64(float64(duration*int64(p.procs)) * p.Float64() * 0.7)
	}
	if p.oneIn(2) {
		idle = int64(float64(duration*int64(p.procs)) * p.Float64() * 0.5)
	}
	p.measure(duration, assist, idle)
	p.SetTimes(assist, idle)
	p.End(start+duration, p.procs)
	p.line(`{"op":"end","now":%d,"procs":%d,"assist_ns":%d,"idle_ns":%d,"s":%s}`, start+duration,
		p.procs, assist, idle, p.state())

	p.live = uint64(float64(p.live) * (0.5 + p.Float64()))
	if p.oneIn(8) {
		p.live = p.size()
	}
	marked := p.live
	if p.allocatedBlack > 0 {
		marked += uint64(p.allocatedBlack) / 2
	}
	if marked >= 1<<50 {
		marked = 1 << 40
	}
	p.ResetLive(marked)
	p.line(`{"op":"reset_live","bytes_marked":%d}`, marked)
	p.commit(false)
	if p.oneIn(2) {
		p.commit(true)
	}
	if p.oneIn(6) {
		p.procs = 1 + p.Intn(20)
	}
}

// The formula of endCycle, for the version that does not keep its result.
func (p *pacing) measure(duration, assist, idle int64) {
	totals := p.Totals()
	if totals[heapLive] <= totals[triggered] {
		return
	}
	utilization, idleUtilization := 0.25, 0.0
	if duration > 0 {
		utilization += float64(assist) / float64(duration*int64(p.procs))
		idleUtilization = float64(idle) / float64(duration*int64(p.procs))
	}
	work := int64(totals[heapWork] + totals[heapWork+1] + totals[heapWork+2])
	p.measured = float64(totals[heapLive]-totals[triggered]) * (utilization + idleUtilization) /
		(float64(work) * (1 - utilization))
}

func TestRecordPacer(t *testing.T) {
	variant := os.Getenv("RECORD_VARIANT")
	recordEach(t, "random%d."+variant+".jsonl", func(r recording, seed int) {
		p := pacing{recording: r, bits: 20 + r.Intn(31)}
		p.procs = []int{1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 48, 64, 128}[r.Intn(13)]
		p.live = p.size()
		p.begin(fmt.Sprintf("random%d", seed), variant)
		for i := 0; i < cycles; i++ {
			p.cycle()
		}
	})
}

// One limiter and what it is told.
type limiting struct {
	recording
	*runtime.GCCPULimiter
	now           int64
	bits          uint // times pass in steps below 2^bits
	enabled       bool
	transitioning bool
}

func (l *limiting) state() string {
	on := 0
	if l.Limiting() {
		on = 1
	}
	return fmt.Sprintf("[%d,%d,%d,%d,%d,%d]", l.Fill(), l.Capacity(), l.Overflow(), on,
		l.LastUpdate(), l.Procs())
}

func (l *limiting) cpuTime() int64 {
	if l.oneIn(40) {
		return 0
	}
	return l.Int63n(1<<l.bits) * int64(1+l.Intn(int(l.Procs())))
}

func (l *limiting) pass() {
	l.now += l.Int63n(1 << l.bits)
	if l.oneIn(60) {
		l.now -= l.Int63n(l.now + 1)
	}
}

func (l *limiting) transition() {
	l.pass()
	if l.transitioning {
		l.FinishGCTransition(l.now)
		l.line(`{"op":"finish_transition","now":%d,"s":%s}`, l.now, l.state())
	} else {
		l.enabled = !l.enabled
		l.StartGCTransition(l.enabled, l.now)
		l.line(`{"op":"start_transition","enable_gc":%v,"now":%d,"s":%s}`, l.enabled, l.now,
			l.state())
	}
	l.transitioning = !l.transitioning
}

// Not during a transition: the limiter would throw.
func (l *limiting) update() {
	l.pass()
	if l.oneIn(20) {
		procs := int32(1 + l.Intn(32))
		l.ResetCapacity(l.now, procs)
		l.line(`{"op":"reset_capacity","now":%d,"procs":%d,"s":%s}`, l.now, procs, l.state())
		return
	}
	l.Update(l.now)
	l.line(`{"op":"update","now":%d,"s":%s}`, l.now, l.state())
}

func (l *limiting) call() {
	switch l.Intn(10) {
	case 0, 1:
		ns := l.cpuTime()
		l.AddAssistTime(ns)
		l.line(`{"op":"add_assist","ns":%d}`, ns)
	case 2:
		ns := l.cpuTime()
		l.AddIdleTime(ns)
		l.line(`{"op":"add_idle","ns":%d}`, ns)
	case 3:
		l.line(`{"op":"need_update","now":%d,"result":%v}`, l.now, l.NeedUpdate(l.now))
	case 4, 5:
		l.transition()
	default:
		if !l.transitioning {
			l.update()
		}
	}
}

func TestRecordLimiter(t *testing.T) {
	recordEach(t, "limiter-random%d.jsonl", func(r recording, seed int) {
		l := limiting{recording: r, bits: uint(8 + r.Intn(26))}
		l.now = r.Int63n(1 << uint(1+r.Intn(45)))
		procs := int32(1 + r.Intn(16))
		l.GCCPULimiter = runtime.NewGCCPULimiter(l.now, procs)
		l.line(`{"op":"scenario","name":"random%d","note":"","s_cols":%s}`, seed, limiterColumns)
		l.line(`{"op":"new","now":%d,"procs":%d,"s":%s}`, l.now, procs, l.state())
		for i := 0; i < 300; i++ {
			l.call()
		}
	})
}
