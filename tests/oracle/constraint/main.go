// Command constraint answers, with Go's own packages, the questions that src/support/golang answers in C++.
// In: one question a line: a kind and its arguments, each in hexadecimal after an `x`. Out: one answer a line.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

var answers = map[string]func(arguments []string) string{
	"constraint": answerConstraint,
	"name":       answerName,
	"tag":        answerTag,
	"file":       answerFile,
	"require":    answerRequire,
	"version":    answerVersion,
	"compare":    answerCompare,
	"ranges":     answerRanges,
}

func answer(line string) (string, error) {
	fields := strings.Fields(line)
	reply, ok := answers[fields[0]]
	if !ok {
		return "", fmt.Errorf("unknown question %q", fields[0])
	}
	var arguments []string
	for _, field := range fields[1:] {
		argument, err := hex.DecodeString(strings.TrimPrefix(field, "x"))
		if err != nil {
			return "", err
		}
		arguments = append(arguments, string(argument))
	}
	return reply(arguments), nil
}

func run() error {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		text, err := answer(in.Text())
		if err != nil {
			return err
		}
		fmt.Fprintln(out, text)
	}
	return in.Err()
}

func main() {
	// `ranges` prints src/support/golang/unicode_ranges.cpp.
	if len(os.Args) == 2 && os.Args[1] == "ranges" {
		printRanges()
		return
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
