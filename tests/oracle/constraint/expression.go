// Build constraint expressions, by go/build/constraint.
package main

import (
	"errors"
	"fmt"
	"go/build/constraint"
	"slices"
	"strings"
)

func tagsOf(x constraint.Expr) []string {
	var tags []string
	x.Eval(func(tag string) bool { // visits every tag: Go does not stop early
		tags = append(tags, tag)
		return false
	})
	slices.Sort(tags)
	return slices.Compact(tags)
}

// An expression, then assignments: the tags that are set, with commas between.
func answerConstraint(arguments []string) string {
	x, err := constraint.Parse("//go:build " + arguments[0])
	var fault *constraint.SyntaxError
	if errors.As(err, &fault) {
		return fmt.Sprintf("error %d %s", fault.Offset, fault.Err)
	}
	reply := fmt.Sprintf("ok %s | %s |", x, strings.Join(tagsOf(x), ","))
	for _, assignment := range arguments[1:] {
		set := strings.Split(assignment, ",")
		reply += fmt.Sprintf(" %t", x.Eval(func(tag string) bool { return slices.Contains(set, tag) }))
	}
	return reply
}
