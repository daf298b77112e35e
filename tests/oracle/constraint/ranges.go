// Go's tables of letters and digits, as ranges.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

type runeRange struct{ first, last rune }

func rangesOf(belongs func(rune) bool) []runeRange {
	var ranges []runeRange
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !belongs(r) {
			continue
		}
		if n := len(ranges); n > 0 && ranges[n-1].last == r-1 {
			ranges[n-1].last = r
		} else {
			ranges = append(ranges, runeRange{r, r})
		}
	}
	return ranges
}

func listOf(ranges []runeRange) string {
	var items []string
	for _, r := range ranges {
		items = append(items, fmt.Sprintf("{0x%X, 0x%X}", r.first, r.last))
	}
	return strings.Join(items, ", ")
}

func answerRanges([]string) string {
	return listOf(rangesOf(unicode.IsLetter)) + "; " + listOf(rangesOf(unicode.IsDigit))
}

const frame = `// Letters and decimal digits of Unicode %s. Generated: run the oracle in tests/oracle/constraint with the
// argument "ranges", then clang-format.
#include <array>

#include "golang/unicode.hpp"

namespace ocelot::golang {

namespace {

constexpr std::array<RuneRange, %d> k_letters = {{%s}};

constexpr std::array<RuneRange, %d> k_digits = {{%s}};

}  // namespace

std::span<const RuneRange> letter_ranges() { return k_letters; }

std::span<const RuneRange> digit_ranges() { return k_digits; }

}  // namespace ocelot::golang
`

func printRanges() {
	letters, digits := rangesOf(unicode.IsLetter), rangesOf(unicode.IsDigit)
	fmt.Printf(frame, unicode.Version, len(letters), listOf(letters), len(digits), listOf(digits))
}
