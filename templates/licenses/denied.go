// Compares licenses with what a policy denies.
package main

import (
	"path"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// Without the endings by which SPDX says whether a later version may be used instead: a policy that
// denies AGPL-3.0 means all three forms.
func withoutEnding(license string) string {
	return strings.TrimSuffix(strings.TrimSuffix(license, "-only"), "-or-later")
}

func matches(pattern, license string) bool {
	if is(pattern, license) || is(pattern, withoutEnding(license)) {
		return true
	}
	// The text of a license does not say which form is meant.
	return license == withoutEnding(license) && is(withoutEnding(pattern), license)
}

func is(pattern, license string) bool {
	ok, err := path.Match(strings.ToLower(pattern), strings.ToLower(license))
	return err == nil && ok
}

func unknownPatterns(denied []string) []string {
	unknown := []string{}
	for _, pattern := range denied {
		isKnown := slices.ContainsFunc(licensecheck.BuiltinLicenses(), func(l licensecheck.License) bool {
			return matches(pattern, l.ID)
		})
		if !isKnown {
			unknown = append(unknown, pattern)
		}
	}
	return unknown
}

// The first pattern that denies the license.
func deniedBy(denied []string, license string) (string, bool) {
	for _, pattern := range denied {
		if matches(pattern, license) {
			return pattern, true
		}
	}
	return "", false
}

// Each denied license of a module, with the first file that has it.
func deniedIn(denied []string, m module) []denial {
	var denials []denial
	for _, file := range m.files {
		for _, license := range file.licenses {
			pattern, ok := deniedBy(denied, license)
			isListed := slices.ContainsFunc(denials, func(d denial) bool { return d.License == license })
			if ok && !isListed {
				denials = append(denials, denial{pattern, license, m.path, m.version, file.path})
			}
		}
	}
	return denials
}

func findDenied(denied []string, modules []module) []denial {
	denials := []denial{}
	for _, m := range modules {
		denials = append(denials, deniedIn(denied, m)...)
	}
	return denials
}
