package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// entry is what the index of a database needs of an OSV file (https://ossf.github.io/osv-schema/).
type entry struct {
	ID       string   `json:"id"`
	Modified string   `json:"modified"`
	Aliases  []string `json:"aliases,omitempty"`
	Affected []struct {
		Package struct {
			Name string `json:"name"`
		} `json:"package"`
	} `json:"affected"`

	text []byte
}

// Where OSV files are: in golang.org/x/vulndb, in a copy of vuln.go.dev, or in a plain folder.
var places = []string{"data/osv", "ID", "."}

// readEntries reads the files of the first place that has some, sorted by name.
func readEntries(source string) ([]*entry, error) {
	for _, place := range places {
		paths, err := filepath.Glob(filepath.Join(source, place, "GO-*.json"))
		if err != nil {
			return nil, err
		}
		if len(paths) > 0 {
			return parseAll(paths)
		}
	}
	return nil, fmt.Errorf("the database has no file GO-*.json in %v", places)
}

func parseAll(paths []string) ([]*entry, error) {
	var entries []*entry
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		parsed := &entry{text: text}
		if err := json.Unmarshal(text, parsed); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		if filepath.Base(path) != parsed.ID+".json" {
			return nil, fmt.Errorf("%s: the id is %q", filepath.Base(path), parsed.ID)
		}
		entries = append(entries, parsed)
	}
	return entries, nil
}

// The files of an index: https://go.dev/doc/security/vuln/database#api.
type (
	indexDatabase struct {
		Modified string `json:"modified"`
	}
	indexEntry struct {
		ID       string   `json:"id"`
		Modified string   `json:"modified"`
		Aliases  []string `json:"aliases,omitempty"`
	}
	indexModule struct {
		Path  string       `json:"path"`
		Vulns []indexEntry `json:"vulns"`
	}
)

func writeDatabase(folder string, entries []*entry) error {
	newest := ""
	index := []indexEntry{}
	for _, one := range entries {
		newest = max(newest, one.Modified)
		index = append(index, indexEntry{ID: one.ID, Modified: one.Modified, Aliases: one.Aliases})
		if err := write(folder, "ID/"+one.ID+".json", one.text); err != nil {
			return err
		}
	}
	for path, value := range map[string]any{
		"index/db.json":      indexDatabase{newest},
		"index/vulns.json":   index,
		"index/modules.json": indexModules(entries),
	} {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		if err := write(folder, path, text); err != nil {
			return err
		}
	}
	return nil
}

func indexModules(entries []*entry) []indexModule {
	vulnerabilities := map[string][]indexEntry{}
	for _, one := range entries {
		for path := range one.modules() {
			listed := indexEntry{ID: one.ID, Modified: one.Modified}
			vulnerabilities[path] = append(vulnerabilities[path], listed)
		}
	}
	modules := []indexModule{}
	for path, listed := range vulnerabilities {
		modules = append(modules, indexModule{path, listed})
	}
	sort.Slice(modules, func(i, j int) bool { return modules[i].Path < modules[j].Path })
	return modules
}

// modules lists the affected modules. The index could also have the version that fixes each: govulncheck then does not read
// the entry for newer versions. One version is wrong where an entry has several ranges, and reading is cheap here.
func (e *entry) modules() map[string]bool {
	paths := map[string]bool{}
	for _, affected := range e.Affected {
		paths[affected.Package.Name] = true
	}
	return paths
}

func write(folder, path string, text []byte) error {
	target := filepath.Join(folder, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	return os.WriteFile(target, text, 0o600)
}
