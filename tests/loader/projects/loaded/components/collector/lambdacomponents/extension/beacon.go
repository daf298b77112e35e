//go:build lambdacomponents.custom && lambdacomponents.extension.beacon

package extension

import (
	"context"
	"os"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/extension"
)

func init() {
	Factories = append(Factories, newBeacon)
}

type beacon struct {
	Path string `mapstructure:"path"`
}

// newBeacon makes an extension that writes a file when it starts.
func newBeacon(string) extension.Factory {
	return extension.NewFactory(component.MustNewType("beacon"), func() component.Config { return &beacon{} },
		func(_ context.Context, _ extension.Settings, cfg component.Config) (extension.Extension, error) {
			return cfg.(*beacon), nil
		}, component.StabilityLevelDevelopment)
}

func (b *beacon) Start(context.Context, component.Host) error {
	return os.WriteFile(b.Path, []byte("lit\n"), 0o644)
}

func (b *beacon) Shutdown(context.Context) error { return nil }
