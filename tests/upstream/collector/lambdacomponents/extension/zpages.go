//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.extension.all || lambdacomponents.extension.zpages)

package extension

import (
	"go.opentelemetry.io/collector/extension"
	"go.opentelemetry.io/collector/extension/zpagesextension"
)

func init() {
	Factories = append(Factories, newZPages)
}

// newZPages makes the extension that serves pages on the collector's own state.
func newZPages(string) extension.Factory {
	return zpagesextension.NewFactory()
}
