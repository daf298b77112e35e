package main

// #include "otelcol.h"
import "C"

import (
	"context"
	"runtime/debug"
	"sync"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/otelcol"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// Who stops the collector on SIGTERM and SIGINT.
type signals int

const (
	signalsAreTheHosts signals = iota
	signalsStopTheCollector
)

// pollEvery is how often a starting collector is asked whether it runs: it tells nobody by itself.
const pollEvery = time.Millisecond

// A host holds what all collectors of this process share, and the latest of them.
type host struct {
	mutex   sync.Mutex
	plugins pluginSet
	latest  *run
}

var theHost host

// A run is one collector from its start to its end.
type run struct {
	collector *otelcol.Collector
	reloader  *reloader
	ended     chan struct{}
	err       error // how it ended; to be read when ended is closed
	asked     bool  // to stop, or a signal may ask it; guarded by the host's mutex
}

func (r *run) hasEnded() bool { return isClosed(r.ended) }

// start gives no error once a collector runs, or was asked to stop before it did.
func (h *host) start(uris []string, who signals) error {
	started, err := h.begin(uris, who)
	if err != nil {
		return err
	}
	for started.collector.GetState() == otelcol.StateStarting && !started.hasEnded() {
		time.Sleep(pollEvery)
	}
	if started.collector.GetState() == otelcol.StateClosed {
		<-started.ended
	}
	if started.hasEnded() && started.err != nil {
		return h.startFault(started.err, uris)
	}
	return nil
}

// begin makes a collector and lets it run on a goroutine of its own.
func (h *host) begin(uris []string, who signals) (*run, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.latest != nil && !h.latest.hasEnded() {
		return nil, newFault(C.OTELCOL_WRONG_STATE, "a collector runs already")
	}
	reloader := &reloader{}
	collector, err := h.newCollector(uris, who, reloader)
	if err != nil {
		return nil, err
	}
	leaveHangups()
	h.latest = &run{collector: collector, reloader: reloader, ended: make(chan struct{}), asked: who == signalsStopTheCollector}
	go h.latest.serve()
	return h.latest, nil
}

func (r *run) serve() {
	defer close(r.ended)
	defer func() {
		if cause := recover(); cause != nil {
			r.err = panicFault(cause)
		}
	}()
	r.err = asFault(C.OTELCOL_RUNTIME, withSchemes(r.collector.Run(context.Background())))
}

// startFault says why a collector did not start. otelcol gives all causes in one form; a configuration that does not
// stand a dry run either is the cause.
func (h *host) startFault(err error, uris []string) error {
	if known, is := err.(*fault); is && known.code == C.OTELCOL_PANIC {
		return err
	}
	if h.check(uris) != nil {
		return asFault(C.OTELCOL_CONFIG, err)
	}
	return err
}

// check reads a configuration and validates it.
func (h *host) check(uris []string) error {
	h.mutex.Lock()
	collector, err := h.newCollector(uris, signalsAreTheHosts, &reloader{})
	h.mutex.Unlock()
	if err != nil {
		return err
	}
	return asFault(C.OTELCOL_CONFIG, withSchemes(collector.DryRun(context.Background())))
}

// newCollector is called with the mutex held. DefaultScheme lets ${NAME} stand for ${env:NAME}.
func (h *host) newCollector(uris []string, who signals, reloader *reloader) (*otelcol.Collector, error) {
	if len(uris) == 0 {
		return nil, newFault(C.OTELCOL_CONFIG, "no configuration is given")
	}
	plugins := h.plugins.all()
	var watched []confmap.ProviderFactory
	for _, provider := range providers {
		watched = append(watched, reloader.watched(provider))
	}
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo:               buildInfo(),
		DisableGracefulShutdown: who == signalsAreTheHosts,
		Factories:               func() (otelcol.Factories, error) { return allFactories(plugins) },
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{URIs: uris, ProviderFactories: watched, DefaultScheme: "env"},
		},
		// zap's Fatal would end the process, which is the host's.
		LoggingOptions: []zap.Option{zap.WithFatalHook(zapcore.WriteThenPanic)},
	})
	return collector, asFault(C.OTELCOL_CONFIG, withSchemes(err))
}

// wait gives how the latest collector ended.
func (h *host) wait(timeout time.Duration) error {
	h.mutex.Lock()
	latest := h.latest
	h.mutex.Unlock()
	if latest == nil {
		return newFault(C.OTELCOL_WRONG_STATE, "no collector was started")
	}
	if !within(timeout, latest.ended) {
		return newFault(C.OTELCOL_TIMEOUT, "the collector has not ended within %v", timeout)
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if latest.err == nil && !latest.asked {
		return newFault(C.OTELCOL_RUNTIME, "the collector ended without a request; its log has the reason")
	}
	return latest.err
}

func (h *host) stop(timeout time.Duration) error {
	h.mutex.Lock()
	if h.latest != nil && !h.latest.hasEnded() {
		h.latest.asked = true
		h.latest.collector.Shutdown()
	}
	h.mutex.Unlock()
	return h.wait(timeout)
}

func (h *host) state() int {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.latest == nil || h.latest.hasEnded() {
		return C.OTELCOL_IDLE
	}
	switch h.latest.collector.GetState() {
	case otelcol.StateStarting:
		return C.OTELCOL_STARTING
	case otelcol.StateRunning:
		return C.OTELCOL_RUNNING
	default:
		return C.OTELCOL_STOPPING
	}
}

// within says whether a channel was closed in time.
func within(timeout time.Duration, done <-chan struct{}) bool {
	if timeout < 0 {
		<-done
		return true
	}
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
	return isClosed(done) // of two that are ready, select takes any
}

func isClosed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

// buildInfo is what the collector calls itself; its version is that of the module otelcol that was linked.
func buildInfo() component.BuildInfo {
	info := component.BuildInfo{Command: "otelcol", Description: "OpenTelemetry Collector in a shared library", Version: "unknown"}
	if linked, known := debug.ReadBuildInfo(); known {
		for _, module := range linked.Deps {
			if module.Path == "go.opentelemetry.io/collector/otelcol" {
				info.Version = module.Version
			}
		}
	}
	return info
}
