package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// quiet drops the collector's own log: its errors are in the answer.
var quiet = []zap.Option{zap.WrapCore(func(zapcore.Core) zapcore.Core { return zapcore.NewNopCore() })}

// What the collector puts before the cause of a failure.
var stages = []string{
	"failed to get config: ",
	"cannot resolve the configuration: ",
	"cannot unmarshal the configuration: ",
	"failed to build pipelines: ",
	"invalid configuration: ",
}

// "exporters::otlp::endpoint: TEXT", as the collector's validation writes paths.
var validation = regexp.MustCompile(
	`(?s)^((?:receivers|processors|exporters|connectors|extensions|service)(?:::[^\s:]+)*): (.*)$`)

// "failed to create "otlp" exporter for data type "traces": TEXT", as the collector's builder names a component.
var creation = regexp.MustCompile(
	`(?s)^failed to create "([^"]+)" (receiver|processor|exporter|connector|extension)\b(.*)$`)

// "connector "forward" used as exporter in …".
var connection = regexp.MustCompile(`(?s)^connector "([^"]+)" (used as .*)$`)

// faultsOf returns the faults of an error; several errors may be joined.
func faultsOf(err error, declared map[string]any) []fault {
	faults := []fault{}
	for _, cause := range causesIn(err) {
		text := withoutStages(cause.Error())
		if strings.HasPrefix(text, nested) {
			faults = append(faults, decodingFaults(text, declared)...)
		} else {
			faults = append(faults, parse(text))
		}
	}
	return faults
}

func causesIn(err error) []error {
	joined, isJoined := err.(interface{ Unwrap() []error })
	if !isJoined {
		return []error{err}
	}
	var causes []error
	for _, cause := range joined.Unwrap() {
		causes = append(causes, causesIn(cause)...)
	}
	return causes
}

func withoutStages(text string) string {
	for _, stage := range stages {
		text = strings.TrimPrefix(text, stage)
	}
	return text
}

func parse(text string) fault {
	if match := validation.FindStringSubmatch(text); match != nil {
		return fault{Path: strings.Split(match[1], "::"), Message: match[2]}
	}
	if match := creation.FindStringSubmatch(text); match != nil {
		return fault{Path: []string{match[2] + "s", match[1]}, Message: text}
	}
	if match := connection.FindStringSubmatch(text); match != nil {
		return fault{Path: []string{"connectors", match[1]}, Message: text}
	}
	return fault{Message: text}
}

// join adds to the faults of the walk those of the dry run that are not among them: a fault of decoding is in both, and
// the walk has at least as exact a place.
func join(located, others []fault) []fault {
	joined := located
	for _, candidate := range others {
		if !covers(located, candidate) {
			joined = append(joined, candidate)
		}
	}
	return joined
}

// covers says whether a fault without a place quotes another, or whether a place contains that of another.
func covers(located []fault, candidate fault) bool {
	for _, found := range located {
		if len(candidate.Path) == 0 && strings.Contains(candidate.Message, found.Message) {
			return true
		}
		if len(candidate.Path) > 0 && isPrefix(candidate.Path, found.Path) {
			return true
		}
	}
	return false
}

func isPrefix(prefix, path []string) bool {
	return len(prefix) <= len(path) && slices.Equal(prefix, path[:len(prefix)])
}

// unwrapped returns the innermost error's text of a chain without branches.
func unwrapped(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
