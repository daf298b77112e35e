package main

// #include "otelcol.h"
import "C"

import (
	"debug/buildinfo"
	"encoding/json"
	"sort"

	"go.opentelemetry.io/collector/otelcol"

	"{{module}}/lambdacomponents"
)

// A listed component is one that a collector can use; otelcol.h describes it.
type listed struct {
	entry
	Plugin string `json:"plugin,omitempty"` // the file that it is from
}

// components lists those of the library and of the loaded plugins, as JSON.
func (h *host) components() (string, error) {
	h.mutex.Lock()
	plugins := h.plugins.all()
	h.mutex.Unlock()
	own, err := lambdacomponents.Components("")
	if err != nil {
		return "", asFault(C.OTELCOL_RUNTIME, err)
	}
	all := listedIn(own, ownBuild(), "")
	for _, one := range plugins {
		theirs, err := one.components()
		if err != nil {
			return "", err
		}
		all = append(all, theirs...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].isBefore(all[j].entry) })
	text, err := json.Marshal(all)
	return string(text), asFault(C.OTELCOL_RUNTIME, err)
}

// components lists those of a plugin. Its modules are in the build information of its own file.
func (p *loadedPlugin) components() ([]listed, error) {
	from, err := buildinfo.ReadFile(p.path)
	if err != nil {
		return nil, asFault(C.OTELCOL_PLUGIN, err)
	}
	var factories otelcol.Factories
	kind, constructed := p.construct("")
	for _, factory := range constructed {
		if err := add(&factories, kind, factory); err != nil {
			return nil, asFault(C.OTELCOL_PLUGIN, err)
		}
	}
	return listedIn(factories, from, p.path), nil
}

func listedIn(factories otelcol.Factories, from build, plugin string) []listed {
	all := []listed{}
	for _, one := range entriesOf(factories, from) {
		all = append(all, listed{one, plugin})
	}
	return all
}
