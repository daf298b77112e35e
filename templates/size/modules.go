package main

import (
	"bytes"
	"debug/buildinfo"
	"debug/elf"
	"debug/gosym"
	"errors"
	"net/url"
	"runtime/debug"
	"sort"
	"strings"
)

// Names for functions that no module has.
const (
	standardLibrary = "std"
	generated       = "generated" // by the compiler, such as comparisons of types
)

type module struct {
	Path    string `json:"module"`
	Version string `json:"version,omitempty"`
	Text    uint64 `json:"text"` // bytes of its functions
}

// readModules adds up the functions of each module. A module without a function has 0 bytes.
func readModules(content []byte, file *elf.File) ([]module, error) {
	info, err := buildinfo.Read(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	table, err := functions(file)
	if err != nil {
		return nil, err
	}
	versions := versionsOf(info)
	texts := map[string]uint64{}
	for path := range versions {
		texts[path] = 0
	}
	for _, function := range table {
		texts[moduleOf(packageOf(function.Sym), info, versions)] += function.End - function.Entry
	}
	modules := []module{}
	for path, text := range texts {
		modules = append(modules, module{path, versions[path], text})
	}
	sort.Slice(modules, func(i, j int) bool {
		if modules[i].Text != modules[j].Text {
			return modules[i].Text > modules[j].Text
		}
		return modules[i].Path < modules[j].Path
	})
	return modules, nil
}

// functions reads only differences of addresses, so the address of the text does not matter.
func functions(file *elf.File) ([]gosym.Func, error) {
	content, err := lineTable(file)
	if err != nil {
		return nil, err
	}
	text := file.Section(".text")
	if text == nil {
		return nil, errors.New("the file has no section .text")
	}
	table, err := gosym.NewTable(nil, gosym.NewLineTable(content, text.Addr))
	if err != nil {
		return nil, err
	}
	return table.Funcs, nil
}

func versionsOf(info *debug.BuildInfo) map[string]string {
	versions := map[string]string{info.Main.Path: ""}
	for _, dependency := range info.Deps {
		versions[dependency.Path] = dependency.Version
		if dependency.Replace != nil {
			versions[dependency.Path] = dependency.Replace.Version
		}
	}
	return versions
}

// packageOf undoes the linker's escapes, such as %2e for a dot in the last element of a path.
func packageOf(symbol *gosym.Sym) string {
	name := symbol.PackageName()
	if path, err := url.PathUnescape(name); err == nil {
		return path
	}
	return name
}

// moduleOf finds the module with the longest path that contains a package.
func moduleOf(path string, info *debug.BuildInfo, versions map[string]string) string {
	if path == "" {
		return generated
	}
	if path == "main" {
		return info.Main.Path
	}
	for prefix := path; ; {
		if _, ok := versions[prefix]; ok {
			return prefix
		}
		end := strings.LastIndexByte(prefix, '/')
		if end < 0 {
			return standardLibrary
		}
		prefix = prefix[:end]
	}
}
