// File names, tags and the heads of files, by go/build and go/parser.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"
)

// A context that sees one file in a folder of its own.
func contextWith(system, architecture, name, text string, tags []string) *build.Context {
	context := build.Default
	context.GOOS, context.GOARCH, context.Compiler = system, architecture, "gc"
	context.CgoEnabled = false
	context.BuildTags, context.ToolTags = tags, nil
	context.OpenFile = func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}
	context.IsDir = func(string) bool { return true }
	context.ReadDir = func(string) ([]fs.FileInfo, error) {
		info, err := fstest.MapFS{name: {Data: []byte(text)}}.Stat(name)
		return []fs.FileInfo{info}, err
	}
	return &context
}

// A name, a system, an architecture.
func answerName(arguments []string) string {
	name := arguments[0]
	match, err := contextWith(arguments[1], arguments[2], name, "package x\n", nil).MatchFile("/folder", name)
	if err != nil {
		return "error"
	}
	return fmt.Sprint(match && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"))
}

// A tag, a system, an architecture, the tags that are set, whether cgo is.
func answerTag(arguments []string) string {
	text := "//go:build " + arguments[0] + "\n\npackage x\n"
	tags := strings.Split(arguments[3], ",")
	context := contextWith(arguments[1], arguments[2], "x.go", text, tags)
	context.CgoEnabled = arguments[4] == "cgo"
	match, err := context.MatchFile("/folder", "x.go")
	if err != nil {
		return "error"
	}
	return fmt.Sprint(match)
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 })
}

// Both must accept the file. The parser reads all of it, as a head may seem whole to go/build when it is broken
// off: `package x y`, or a stray character before an import.
func parseHead(text string) (*token.FileSet, *ast.File, bool) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "x.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, nil, false
	}
	context := contextWith("linux", "amd64", "x.go", text, nil)
	context.UseAllFiles = true
	_, err = context.ImportDir("/folder", 0)
	return files, file, err == nil
}

// A file's text, then assignments.
func answerFile(arguments []string) string {
	text := arguments[0]
	files, file, ok := parseHead(text)
	if !ok {
		return "error"
	}
	reply := fmt.Sprintf("%s@%d", file.Name.Name, files.Position(file.Name.Pos()).Offset)
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || !isASCII(path) {
			return "error"
		}
		reply += fmt.Sprintf(" %s@%d", path, files.Position(spec.Path.Pos()).Offset)
	}
	for _, assignment := range arguments[1:] {
		tags := strings.Split(assignment, ",")
		match, err := contextWith("linux", "amd64", "x.go", text, tags).MatchFile("/folder", "x.go")
		if err != nil {
			return "error"
		}
		reply += fmt.Sprintf(" %t", match)
	}
	return reply
}
