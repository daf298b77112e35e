package main

import (
	"regexp"
	"strconv"
	"strings"
)

// "'protocols.grpc' has invalid keys: endpont", as the collector's decoder writes a fault. The place is a path with
// dots. For a part that decodes itself, it is only the end of the path, or the name of a Go type.
var decoding = regexp.MustCompile(`^(?:error decoding )?'([^']*)':? (.*)$`)

// "has invalid keys: a, b".
var unknownKeys = regexp.MustCompile(`^has invalid keys: (.+)$`)

// What the decoder writes before the faults of such a part.
const nested = "decoding failed due to the following error(s):"

// decodingFaults returns the faults of a component's configuration, or of the whole one: one for each line of the
// decoder.
func decodingFaults(text string, settings map[string]any, component ...string) []fault {
	var faults []fault
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "* ")
		match := decoding.FindStringSubmatch(line)
		switch {
		case match != nil && !strings.HasSuffix(match[2], nested):
			faults = append(faults, faultsOfLine(settings, component, keysIn(match[1]), match[2])...)
		case match == nil && line != "" && !strings.HasSuffix(line, nested):
			faults = append(faults, fault{Path: component, Message: line})
		}
	}
	if faults == nil {
		return []fault{{Path: component, Message: text}}
	}
	return faults
}

func keysIn(place string) []string {
	return strings.FieldsFunc(place, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// faultsOfLine splits the list of unknown keys: each is a fault at its own place.
func faultsOfLine(settings map[string]any, component, place []string, message string) []fault {
	match := unknownKeys.FindStringSubmatch(message)
	if match == nil {
		return []fault{{Path: concat(component, placeIn(settings, place)), Message: message}}
	}
	var faults []fault
	for _, key := range strings.Split(match[1], ", ") {
		found := placeIn(settings, concat(place, []string{key}))
		faults = append(faults, fault{Path: concat(component, found), Message: "unknown key"})
	}
	return faults
}

// placeIn returns the path that keys lead to. If they lead nowhere, it is the only path that ends with the last of
// them, or nothing.
func placeIn(settings map[string]any, keys []string) []string {
	if has(settings, keys) {
		return keys
	}
	if len(keys) == 0 {
		return nil
	}
	found := pathsTo(settings, keys[len(keys)-1])
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

func has(value any, keys []string) bool {
	if len(keys) == 0 {
		return true
	}
	switch parts := value.(type) {
	case map[string]any:
		part, isThere := parts[keys[0]]
		return isThere && has(part, keys[1:])
	case []any:
		index, err := strconv.Atoi(keys[0])
		return err == nil && 0 <= index && index < len(parts) && has(parts[index], keys[1:])
	}
	return false
}

// pathsTo returns the paths of all keys with a name.
func pathsTo(value any, name string) [][]string {
	var paths [][]string
	add := func(key string, part any) {
		if key == name {
			paths = append(paths, []string{key})
		}
		for _, path := range pathsTo(part, name) {
			paths = append(paths, concat([]string{key}, path))
		}
	}
	switch parts := value.(type) {
	case map[string]any:
		for _, key := range keysOf(parts) {
			add(key, parts[key])
		}
	case []any:
		for i, part := range parts {
			add(strconv.Itoa(i), part)
		}
	}
	return paths
}

func concat(first, second []string) []string {
	return append(append([]string{}, first...), second...)
}
