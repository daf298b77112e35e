package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.opentelemetry.io/collector/confmap"
	"go.uber.org/zap"
)

// providers read configuration from a URI; the file of each provider adds it to this list.
var providers []confmap.ProviderFactory

// noProvider matches what confmap says if no provider has the scheme of a URI, or of a reference in a configuration:
// resolver.go, of v1.51.0.
var noProvider = regexp.MustCompile(`unsupported scheme on URI|scheme ".*" is not supported for uri`)

// withSchemes adds to an error about a scheme without a provider which schemes have one.
func withSchemes(err error) error {
	if err == nil || !noProvider.MatchString(err.Error()) {
		return err
	}
	return fmt.Errorf("%w; this collector has the schemes %s", err, strings.Join(schemes(), ", "))
}

// schemes are those of the providers, sorted.
func schemes() []string {
	var all []string
	for _, factory := range providers {
		all = append(all, factory.Create(confmap.ProviderSettings{Logger: zap.NewNop()}).Scheme())
	}
	slices.Sort(all)
	return all
}
