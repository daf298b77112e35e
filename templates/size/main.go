// Command size measures a layer's zip, or a program or library that Go linked: total sizes, the sections of the ELF file,
// and the compiled functions of each module.
package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// A layer of Lambda has at most 250 MB unzipped. More would only exhaust the memory.
const maxUnzipped = 1 << 30

// answer is what ocelot-gen reads. All sizes are in bytes.
type answer struct {
	File     int64   `json:"file"`               // the zip, or the binary itself
	Unzipped int64   `json:"unzipped,omitempty"` // all files of a zip
	Binary   *binary `json:"binary"`
}

func main() {
	input := flag.String("input", "", "the zip or the ELF `file`")
	output := flag.String("output", "", "the `file` for the answer")
	flag.Parse()
	if err := run(*input, *output); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(input, output string) error {
	content, err := os.ReadFile(input)
	if err != nil {
		return err
	}
	result, err := measure(content)
	if err != nil {
		return err
	}
	text, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return os.WriteFile(output, text, 0o644)
}

func measure(content []byte) (*answer, error) {
	result := &answer{File: int64(len(content))}
	var err error
	if isELF(content) {
		result.Binary, err = readBinary("", content)
		return result, err
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	for _, file := range archive.File {
		if err := result.add(file); err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	if result.Binary == nil {
		return nil, errors.New("the layer contains no program")
	}
	return result, nil
}

// add counts a file of a zip. The largest program of a layer is its collector.
func (a *answer) add(file *zip.File) error {
	reader, err := file.Open()
	if err != nil {
		return err
	}
	defer reader.Close()
	content, err := io.ReadAll(io.LimitReader(reader, maxUnzipped-a.Unzipped+1))
	if err != nil {
		return err
	}
	a.Unzipped += int64(len(content))
	if a.Unzipped > maxUnzipped {
		return errors.New("the files of the layer are larger than 1 GiB")
	}
	if !isELF(content) || a.Binary != nil && a.Binary.Bytes >= int64(len(content)) {
		return nil
	}
	a.Binary, err = readBinary(file.Name, content)
	return err
}
