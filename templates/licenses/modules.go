// Finds the folder of each module.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type component struct {
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Hashes     []hash     `json:"hashes"`
	Properties []property `json:"properties"`
}

// The folder of the tree that replaces the module; empty if it has none.
func (c component) folder() string {
	for _, p := range c.Properties {
		if p.Name == "ocelot:folder" {
			return p.Value
		}
	}
	return ""
}

type bill struct {
	Metadata struct {
		Component component `json:"component"`
	} `json:"metadata"`
	Components []component `json:"components"`
}

func (b bill) digest() string {
	if hashes := b.Metadata.Component.Hashes; len(hashes) > 0 {
		return hashes[0].Content
	}
	return ""
}

func readBill(path string) (bill, error) {
	var b bill
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &b)
	}
	return b, err
}

// A line of `go mod download -json`.
type download struct {
	Path, Version, Dir, Sum string
}

func readDownloads(path string) (map[string]download, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	downloads := map[string]download{}
	decoder := json.NewDecoder(file)
	for {
		var d download
		if err := decoder.Decode(&d); errors.Is(err, io.EOF) {
			return downloads, nil
		} else if err != nil {
			return nil, err
		}
		downloads[d.Path+"@"+d.Version] = d
	}
}

const standardLibrary = "std"

type module struct {
	path, version string
	folder        string // on this machine
	isUpstreams   bool   // a part of the tree
	files         []licenseFile
}

func (m module) title() string {
	switch {
	case m.path == standardLibrary:
		return "Go's standard library " + m.version
	case m.version == "":
		return m.path
	}
	return m.path + " " + m.version
}

// The folder in the module cache must have the bytes that were linked: the sum is that of go.sum.
func checkSum(c component, d download) error {
	if len(c.Hashes) == 0 {
		return nil
	}
	digest, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(d.Sum, "h1:"))
	if err != nil || hex.EncodeToString(digest) != c.Hashes[0].Content {
		return fmt.Errorf("the module cache has other bytes of %s@%s than the program", c.Name, c.Version)
	}
	return nil
}

func findFolder(c component, downloads map[string]download, r request) (module, error) {
	m := module{path: c.Name, version: c.Version}
	switch {
	case c.Name == standardLibrary:
		m.folder = r.goroot
	case c.Version == "":
		m.folder = filepath.Join(r.tree, c.folder())
		m.isUpstreams = true
	default:
		d, ok := downloads[c.Name+"@"+c.Version]
		if !ok || d.Dir == "" {
			return m, fmt.Errorf("the module cache does not have %s@%s", c.Name, c.Version)
		}
		m.folder = d.Dir
		return m, checkSum(c, d)
	}
	return m, nil
}

func findFolders(b bill, r request) ([]module, error) {
	downloads, err := readDownloads(r.downloads)
	if err != nil {
		return nil, err
	}
	var modules []module
	for _, c := range b.Components {
		if c.Type != "library" {
			continue
		}
		m, err := findFolder(c, downloads, r)
		if err != nil {
			return nil, err
		}
		modules = append(modules, m)
	}
	return modules, nil
}
