// Requirements and versions, by golang.org/x/mod.
package main

import (
	"fmt"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

func isVersion(version string) bool {
	return semver.IsValid(version) && module.CanonicalVersion(version) == version
}

// The go command refuses the suffix wherever the version without it fits; module.Check does not.
func isNeedlessIncompatible(path, version string) bool {
	base, isIncompatible := strings.CutSuffix(version, "+incompatible")
	_, pathMajor, _ := module.SplitPathVersion(path)
	return isIncompatible && (pathMajor != "" || module.MatchPathMajor(base, pathMajor))
}

func answerRequire(arguments []string) string {
	path, version, hasVersion := strings.Cut(arguments[0], "@")
	if module.CheckPath(path) != nil {
		return "error"
	}
	if !hasVersion {
		return path + " -"
	}
	if !isVersion(version) || module.Check(path, version) != nil || isNeedlessIncompatible(path, version) {
		return "error"
	}
	return path + " " + version
}

func answerVersion(arguments []string) string {
	return fmt.Sprint(isVersion(arguments[0]))
}

func answerCompare(arguments []string) string {
	return fmt.Sprint(semver.Compare(arguments[0], arguments[1]))
}
