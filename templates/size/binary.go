package main

import (
	"bytes"
	"debug/elf"
	"errors"
	"sort"
)

type binary struct {
	Path       string    `json:"path,omitempty"` // in the zip
	Bytes      int64     `json:"bytes"`
	MemoryOnly uint64    `json:"memory_only"` // zero when the program starts, so not in the file
	Sections   []section `json:"sections"`    // the largest first
	Modules    []module  `json:"modules"`     // the largest first
}

type section struct {
	Name  string `json:"name"`
	Bytes uint64 `json:"bytes"`
}

func isELF(content []byte) bool {
	return bytes.HasPrefix(content, []byte(elf.ELFMAG))
}

func readBinary(path string, content []byte) (*binary, error) {
	file, err := elf.NewFile(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	result := &binary{Path: path, Bytes: int64(len(content)), Sections: []section{}}
	for _, part := range file.Sections {
		if part.Type == elf.SHT_NOBITS && part.Flags&elf.SHF_TLS == 0 {
			result.MemoryOnly += part.Size
		}
		if part.Type != elf.SHT_NOBITS && part.Type != elf.SHT_NULL && part.Size > 0 {
			result.Sections = append(result.Sections, section{part.Name, part.FileSize})
		}
	}
	sort.SliceStable(result.Sections, func(i, j int) bool { return result.Sections[i].Bytes > result.Sections[j].Bytes })
	result.Modules, err = readModules(content, file)
	return result, err
}

// lineTable is the table of functions, which Go keeps when it strips symbols. It has another name in a library.
func lineTable(file *elf.File) ([]byte, error) {
	for _, name := range []string{".gopclntab", ".data.rel.ro.gopclntab"} {
		if part := file.Section(name); part != nil {
			return part.Data()
		}
	}
	return nil, errors.New("the file has no table of Go's functions")
}
