// Collects the licenses and notices of the modules in a bill of materials.
// In: the bill of materials, and the folders of its modules. Out: one text file, and an answer as
// JSON with what a policy denies.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

// What ocelot-gen reads.
type answer struct {
	Unknown []string `json:"unknown"` // patterns that match no license that is known
	Denied  []denial `json:"denied"`

	Recognized recognition `json:"recognized"` // what was not known before
}

type denial struct {
	Pattern string `json:"pattern"`
	License string `json:"license"`
	Module  string `json:"module"`
	Version string `json:"version"`
	File    string `json:"file"`
}

type patterns []string

func (p *patterns) String() string { return fmt.Sprint(*p) }

func (p *patterns) Set(value string) error {
	*p = append(*p, value)
	return nil
}

type request struct {
	name, sbom, downloads, tree, goroot, texts, known, output, answer string
	denied                                                            patterns
}

func readRequest() request {
	var r request
	flag.StringVar(&r.name, "name", "", "the artifact's name")
	flag.StringVar(&r.sbom, "sbom", "", "its bill of materials")
	flag.StringVar(&r.downloads, "downloads", "", "the output of go mod download -json")
	flag.StringVar(&r.tree, "tree", "", "the folder of the main module")
	flag.StringVar(&r.goroot, "goroot", "", "the folder of Go")
	flag.StringVar(&r.texts, "texts", "", "only write the digests of the license texts to this JSON file")
	flag.StringVar(&r.known, "known", "", "a JSON file with the licenses in known texts")
	flag.StringVar(&r.output, "output", "", "the text file to write")
	flag.StringVar(&r.answer, "answer", "", "the JSON file to write")
	flag.Var(&r.denied, "denied", "a denied license, or a glob; may be repeated")
	flag.Parse()
	return r
}

func run(r request) error {
	bill, err := readBill(r.sbom)
	if err != nil {
		return err
	}
	modules, err := findFolders(bill, r)
	if err != nil {
		return err
	}
	for i := range modules {
		if err := modules[i].readFiles(); err != nil {
			return err
		}
	}
	if r.texts != "" {
		return writeJSON(r.texts, licenseTexts(modules))
	}
	return writeReport(r, bill, modules)
}

func writeReport(r request, bill bill, modules []module) error {
	known, err := readRecognition(r.known)
	if err != nil {
		return err
	}
	found := recognize(modules, known)
	if err := os.WriteFile(r.output, []byte(report(r.name, bill.digest(), modules)), 0o644); err != nil {
		return err
	}
	return writeJSON(r.answer, answer{unknownPatterns(r.denied), findDenied(r.denied, modules), found})
}

func writeJSON(path string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

func main() {
	if err := run(readRequest()); err != nil {
		fmt.Fprintln(os.Stderr, "licenses:", err)
		os.Exit(1)
	}
}
