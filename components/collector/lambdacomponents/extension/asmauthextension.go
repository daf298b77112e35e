//go:build lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.extension.all || lambdacomponents.extension.asmauthextension)

package extension

import (
	"github.com/dev7a/otelcol-ext-asmauth/asmauthextension"
	"go.opentelemetry.io/collector/extension"
)

func init() {
	Factories = append(Factories, newASMAuth)
}

// newASMAuth makes the authenticator that takes request headers from AWS Secrets Manager.
func newASMAuth(string) extension.Factory {
	return asmauthextension.NewFactory()
}
