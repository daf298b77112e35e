// Finds the files of a module that are licenses or notices.
package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

type licenseFile struct {
	path     string // in the module, with '/'
	text     string
	licenses []string // SPDX names, sorted; empty for a notice, and if nothing was recognized
	isNotice bool
}

var (
	licenseName = regexp.MustCompile(`(?i)^(un)?licen[cs]es?([-._].*)?$|^copying([-._].*)?$`)
	noticeName  = regexp.MustCompile(`(?i)^(notices?|patents|copyright|third[-_]?party[-_]?notices?)([-._].*)?$`)
	codeName    = regexp.MustCompile(`(?i)\.(go|mod|sum|c|h|s|py|sh|js|ts|json|ya?ml|toml|proto|tmpl|png|svg)$`)
)

// https://reuse.software: the texts of a project's licenses.
const reuseFolder = "LICENSES"

func isLicense(path string) bool {
	return licenseName.MatchString(filepath.Base(path)) || filepath.Base(filepath.Dir(path)) == reuseFolder
}

func isRelevant(path string) bool {
	return !codeName.MatchString(path) && (isLicense(path) || noticeName.MatchString(filepath.Base(path)))
}

// Folders that Go never compiles, and other modules.
func isSkipped(root, path string) bool {
	name := filepath.Base(path)
	if path == root {
		return false
	}
	if name == "testdata" || name == "vendor" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	return err == nil
}

func (m *module) addFile(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	relative, err := filepath.Rel(m.folder, path)
	if err != nil {
		return err
	}
	file := licenseFile{path: filepath.ToSlash(relative), text: string(text)}
	file.isNotice = !isLicense(path)
	m.files = append(m.files, file)
	return nil
}

// Debian's and PyPI's packages of Go leave out the license at the top of Go's folder. The modules of Go's authors that its
// tools contain have the same text.
const licenseOfTools = "src/cmd/vendor/golang.org/x/mod/LICENSE"

func (m *module) readFiles() error {
	if err := m.walk(); err != nil {
		return err
	}
	if m.path != standardLibrary || m.hasLicense() {
		return nil
	}
	path := filepath.Join(m.folder, licenseOfTools)
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	return m.addFile(path)
}

// Of Go's own folder, only the files at its top count: the rest is mostly tools.
func (m *module) walk() error {
	return filepath.WalkDir(m.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if isSkipped(m.folder, path) || m.path == standardLibrary && path != m.folder {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() || !isRelevant(path) {
			return nil
		}
		return m.addFile(path)
	})
}

// The names of all licenses in the module's files, sorted.
func (m module) licenses() []string {
	var names []string
	for _, file := range m.files {
		names = append(names, file.licenses...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (m module) hasLicense() bool {
	return slices.ContainsFunc(m.files, func(f licenseFile) bool { return !f.isNotice })
}
