// Recognizes the licenses in texts.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"

	"github.com/google/licensecheck"
)

// The SPDX names, sorted, of the licenses in each text, by the text's SHA-256. Most modules have one of a few texts, and
// the scanner takes far longer to start than to scan, so ocelot-gen keeps what it found.
type recognition map[string][]string

func readRecognition(path string) (recognition, error) {
	known := recognition{}
	if path == "" {
		return known, nil
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &known)
	}
	return known, err
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// The digests of all license texts, sorted.
func licenseTexts(modules []module) []string {
	digests := []string{}
	for _, m := range modules {
		for _, file := range m.files {
			if !file.isNotice {
				digests = append(digests, digestOf(file.text))
			}
		}
	}
	slices.Sort(digests)
	return slices.Compact(digests)
}

// recognize sets the licenses of all files, and returns those of the texts that were not known.
func recognize(modules []module, known recognition) recognition {
	found := recognition{}
	for _, m := range modules {
		for i := range m.files {
			if !m.files[i].isNotice {
				m.files[i].licenses = known.licensesOf(m.files[i].text, found)
			}
		}
	}
	return found
}

func (known recognition) licensesOf(text string, found recognition) []string {
	digest := digestOf(text)
	names, ok := known[digest]
	if !ok {
		names = scan(text)
		known[digest] = names
		found[digest] = names
	}
	return names
}

func scan(text string) []string {
	names := []string{}
	for _, match := range licensecheck.Scan([]byte(text)).Match {
		if !slices.Contains(names, match.ID) {
			names = append(names, match.ID)
		}
	}
	slices.Sort(names)
	return names
}
