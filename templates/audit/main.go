// Command audit finds the known vulnerabilities of the modules and functions that are linked into a program. In: a folder
// of OSV files and a program with its symbols. Out: JSON. It is govulncheck with a database of files, and its findings
// grouped by vulnerability.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

// answer is what ocelot-gen reads.
type answer struct {
	Findings []*finding `json:"findings"` // sorted by id
	Unknown  []string   `json:"unknown"`  // of the ids that were asked for: those that the database does not have
}

func main() {
	source := flag.String("source", "", "the `folder` with OSV files")
	database := flag.String("database", "", "the `folder` for the database that govulncheck reads")
	binary := flag.String("binary", "", "the program, an ELF `file` with symbols")
	ids := flag.String("ids", "", "`IDS` that the database should have, separated by commas")
	output := flag.String("output", "", "write the answer to this `FILE`")
	flag.Parse()
	if err := run(*source, *database, *binary, *ids, *output); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

func run(source, database, binary, ids, output string) error {
	entries, err := readEntries(source)
	if err != nil {
		return err
	}
	if err := writeDatabase(database, entries); err != nil {
		return err
	}
	findings, err := scanBinary(database, binary)
	if err != nil {
		return err
	}
	text, err := json.Marshal(answer{findings, unknown(entries, ids)})
	if err != nil {
		return err
	}
	return os.WriteFile(output, text, 0o600)
}

func unknown(entries []*entry, ids string) []string {
	known := map[string]bool{}
	for _, one := range entries {
		known[one.ID] = true
	}
	missing := []string{}
	for _, id := range strings.Split(ids, ",") {
		if id != "" && !known[id] {
			missing = append(missing, id)
		}
	}
	return missing
}
