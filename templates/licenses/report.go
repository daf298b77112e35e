// Writes the text file: a summary, the modules, and each text once.
package main

import (
	"fmt"
	"slices"
	"strings"
)

const (
	unrecognized = "unrecognized"
	wide         = "================================================================================"
)

// A text, and the files that contain it.
type sharedText struct {
	text  string
	files []string // MODULE VERSION: PATH
}

func names(modules []module, accept func(module) bool) []string {
	var titles []string
	for _, m := range modules {
		if accept(m) {
			titles = append(titles, m.title())
		}
	}
	return titles
}

func writeList(out *strings.Builder, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s (%d):\n", title, len(items))
	for _, item := range items {
		fmt.Fprintf(out, "  %s\n", item)
	}
}

func licenseText(m module) string {
	switch licenses := m.licenses(); {
	case len(licenses) > 0:
		return strings.Join(licenses, ", ")
	case m.hasLicense():
		return unrecognized
	}
	return "no license file"
}

func countLicenses(modules []module) []string {
	counts := map[string]int{}
	for _, m := range modules {
		for _, license := range m.licenses() {
			counts[license]++
		}
	}
	var lines []string
	for license, count := range counts {
		lines = append(lines, fmt.Sprintf("%s: %d", license, count))
	}
	slices.Sort(lines)
	return lines
}

func noticeFiles(modules []module) []string {
	var files []string
	for _, m := range modules {
		for _, file := range m.files {
			if file.isNotice {
				files = append(files, m.title()+": "+file.path)
			}
		}
	}
	return files
}

func isMozilla(m module) bool {
	return slices.ContainsFunc(m.licenses(), func(license string) bool {
		return strings.HasPrefix(license, "MPL-")
	})
}

func writeSummary(out *strings.Builder, modules []module) {
	writeList(out, "Licenses, with the number of modules", countLicenses(modules))
	writeList(out, "Notice files, which must be passed on", noticeFiles(modules))
	writeList(out, "Modules with a Mozilla license (MPL), whose sources must be available", names(modules, isMozilla))
	writeList(out, "Modules whose license is not recognized", names(modules, func(m module) bool {
		return m.hasLicense() && len(m.licenses()) == 0
	}))
	writeList(out, "Modules without a license file", names(modules, func(m module) bool {
		return !m.isUpstreams && !m.hasLicense()
	}))
	writeList(out, "Folders of upstream's repository without a license file; see the license of the repository",
		names(modules, func(m module) bool { return m.isUpstreams && !m.hasLicense() }))
}

// In the order of the first file with each text.
func shareTexts(modules []module) []sharedText {
	var texts []sharedText
	index := map[string]int{}
	for _, m := range modules {
		for _, file := range m.files {
			at, ok := index[file.text]
			if !ok {
				at = len(texts)
				index[file.text] = at
				texts = append(texts, sharedText{text: file.text})
			}
			texts[at].files = append(texts[at].files, m.title()+": "+file.path)
		}
	}
	return texts
}

func report(name, digest string, modules []module) string {
	var out strings.Builder
	fmt.Fprintf(&out, "Licenses and notices of the modules in %s\nSHA-256 of the file: %s\n", name, digest)
	writeSummary(&out, modules)
	var lines []string
	for _, m := range modules {
		lines = append(lines, m.title()+": "+licenseText(m))
	}
	writeList(&out, "Modules", lines)
	for _, shared := range shareTexts(modules) {
		fmt.Fprintf(&out, "\n%s\n", wide)
		for _, file := range shared.files {
			fmt.Fprintln(&out, file)
		}
		fmt.Fprintf(&out, "%s\n\n%s\n", wide, strings.TrimRight(shared.text, "\n"))
	}
	return out.String()
}
