//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || lambdacomponents.exporter.extra)

package exporter

import "go.uber.org/multierr"

func init() {
	if multierr.Append(nil, nil) == nil {
		Names = append(Names, "extra")
	}
}
