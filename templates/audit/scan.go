package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sort"

	"golang.org/x/vuln/scan"
)

// finding is one vulnerability of the program.
type finding struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases"`
	Summary string   `json:"summary"`
	Level   string   `json:"level"` // symbol, package or module: the most exact
	Modules []*found `json:"modules"`
}

// found is an affected module. Symbols are those of its functions that are linked.
type found struct {
	Module  string   `json:"module"`
	Version string   `json:"version"`
	Fixed   string   `json:"fixed"` // "" if no version is
	Symbols []string `json:"symbols"`
}

// message is one value of govulncheck's output: golang.org/x/vuln/internal/govulncheck.Message.
type message struct {
	OSV *struct {
		ID      string   `json:"id"`
		Aliases []string `json:"aliases"`
		Summary string   `json:"summary"`
	} `json:"osv"`
	Finding *struct {
		OSV          string  `json:"osv"`
		FixedVersion string  `json:"fixed_version"`
		Trace        []frame `json:"trace"` // the vulnerable symbol first
	} `json:"finding"`
}

type frame struct {
	Module   string `json:"module"`
	Version  string `json:"version"`
	Package  string `json:"package"`
	Function string `json:"function"`
	Receiver string `json:"receiver"`
}

func (f frame) symbol() string {
	if f.Receiver == "" {
		return f.Package + "." + f.Function
	}
	return fmt.Sprintf("%s.%s.%s", f.Package, f.Receiver, f.Function)
}

func scanBinary(database, binary string) ([]*finding, error) {
	folder, err := filepath.Abs(database)
	if err != nil {
		return nil, err
	}
	command := scan.Command(context.Background(), "-mode", "binary", "-format", "json", "-db", "file://"+folder, binary)
	var output, log bytes.Buffer
	command.Stdout, command.Stderr = &output, &log
	if err := command.Start(); err != nil {
		return nil, err
	}
	if err := command.Wait(); err != nil {
		return nil, fmt.Errorf("govulncheck: %w: %s", err, log.String())
	}
	return group(&output)
}

// group joins the messages of each vulnerability.
func group(messages io.Reader) ([]*finding, error) {
	all := map[string]*finding{}
	decoder := json.NewDecoder(messages)
	for {
		var one message
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			return affecting(all), nil
		} else if err != nil {
			return nil, err
		}
		if osv := one.OSV; osv != nil {
			known := get(all, osv.ID)
			known.setAliases(osv.Aliases)
			known.Summary = osv.Summary
		}
		if one.Finding != nil && len(one.Finding.Trace) > 0 {
			get(all, one.Finding.OSV).add(one.Finding.Trace[0], one.Finding.FixedVersion)
		}
	}
}

func get(all map[string]*finding, id string) *finding {
	if all[id] == nil {
		all[id] = &finding{ID: id, Aliases: []string{}, Modules: []*found{}}
	}
	return all[id]
}

// affecting drops vulnerabilities that govulncheck looked at but did not find, and sorts the others.
func affecting(all map[string]*finding) []*finding {
	findings := []*finding{}
	for _, one := range all {
		if one.Level != "" {
			findings = append(findings, one)
		}
	}
	sort.Slice(findings, func(i, j int) bool { return findings[i].ID < findings[j].ID })
	for _, one := range findings {
		sort.Slice(one.Modules, func(i, j int) bool { return one.Modules[i].Module < one.Modules[j].Module })
		for _, module := range one.Modules {
			sort.Strings(module.Symbols)
		}
	}
	return findings
}

// setAliases takes each alias once: the messages repeat an entry, and an entry may repeat an alias.
func (f *finding) setAliases(aliases []string) {
	f.Aliases = append([]string{}, aliases...)
	sort.Strings(f.Aliases)
	f.Aliases = slices.Compact(f.Aliases)
}

func (f *finding) add(vulnerable frame, fixed string) {
	level := levelOf(vulnerable)
	if rank(level) > rank(f.Level) {
		f.Level = level
	}
	module := f.module(vulnerable, fixed)
	if level == "symbol" && !slices.Contains(module.Symbols, vulnerable.symbol()) {
		module.Symbols = append(module.Symbols, vulnerable.symbol())
	}
}

func (f *finding) module(vulnerable frame, fixed string) *found {
	for _, one := range f.Modules {
		if one.Module == vulnerable.Module {
			return one
		}
	}
	added := &found{vulnerable.Module, vulnerable.Version, fixed, []string{}}
	f.Modules = append(f.Modules, added)
	return added
}

func levelOf(vulnerable frame) string {
	switch {
	case vulnerable.Function != "":
		return "symbol"
	case vulnerable.Package != "":
		return "package"
	default:
		return "module"
	}
}

func rank(level string) int {
	return map[string]int{"module": 1, "package": 2, "symbol": 3}[level]
}
