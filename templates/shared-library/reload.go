package main

// #include "otelcol.h"
import "C"

import (
	"context"
	"runtime"
	"sync"

	"go.opentelemetry.io/collector/confmap"
)

// A reloader makes a collector read its configuration again, as if a provider had seen it change.
type reloader struct {
	mutex   sync.Mutex
	changed confmap.WatcherFunc // the collector's; nil until it has read its configuration
}

func (r *reloader) keep(changed confmap.WatcherFunc) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.changed = changed
}

// notify does not wait until the collector takes the change. A collector that ends first panics here: its channel is
// closed.
func (r *reloader) notify() {
	r.mutex.Lock()
	changed := r.changed
	r.mutex.Unlock()
	if changed == nil {
		return
	}
	go func() {
		defer func() { _ = recover() }()
		changed(&confmap.ChangeEvent{})
	}()
}

// watched returns a factory of the same providers, which tell the reloader whom to notify.
func (r *reloader) watched(factory confmap.ProviderFactory) confmap.ProviderFactory {
	return confmap.NewProviderFactory(func(settings confmap.ProviderSettings) confmap.Provider {
		return &watchedProvider{factory.Create(settings), r}
	})
}

type watchedProvider struct {
	confmap.Provider
	reloader *reloader
}

func (p *watchedProvider) Retrieve(ctx context.Context, uri string, changed confmap.WatcherFunc) (*confmap.Retrieved, error) {
	p.reloader.keep(changed)
	return p.Provider.Retrieve(ctx, uri, changed)
}

// reload leaves the running collector as it is if the configuration cannot be used.
func (h *host) reload(uris []string) error {
	h.mutex.Lock()
	latest := h.latest
	h.mutex.Unlock()
	if latest == nil || latest.hasEnded() {
		return newFault(C.OTELCOL_WRONG_STATE, "no collector runs")
	}
	if err := h.check(uris); err != nil {
		return err
	}
	latest.reloader.notify()
	return nil
}

// stacks are those of all goroutines.
func stacks() string {
	for size := 1 << 20; ; size *= 2 {
		buffer := make([]byte, size)
		if used := runtime.Stack(buffer, true); used < size {
			return string(buffer[:used])
		}
	}
}
