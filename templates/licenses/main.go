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
	name, sbom, downloads, tree, goroot, output, answer string
	denied                                              patterns
}

func readRequest() request {
	var r request
	flag.StringVar(&r.name, "name", "", "the artifact's name")
	flag.StringVar(&r.sbom, "sbom", "", "its bill of materials")
	flag.StringVar(&r.downloads, "downloads", "", "the output of go mod download -json")
	flag.StringVar(&r.tree, "tree", "", "the folder of the main module")
	flag.StringVar(&r.goroot, "goroot", "", "the folder of Go")
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
	if err := os.WriteFile(r.output, []byte(report(r.name, bill.digest(), modules)), 0o644); err != nil {
		return err
	}
	text, err := json.Marshal(answer{unknownPatterns(r.denied), findDenied(r.denied, modules)})
	if err != nil {
		return err
	}
	return os.WriteFile(r.answer, text, 0o644)
}

func main() {
	if err := run(readRequest()); err != nil {
		fmt.Fprintln(os.Stderr, "licenses:", err)
		os.Exit(1)
	}
}
