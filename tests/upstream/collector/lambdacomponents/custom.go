//go:build lambdacomponents.custom

// Package lambdacomponents says which components a build of the collector contains.
package lambdacomponents

import (
	"errors"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/service/telemetry/otelconftelemetry"

	"example.com/ocelot/upstream/collector/lambdacomponents/connector"
	"example.com/ocelot/upstream/collector/lambdacomponents/exporter"
	"example.com/ocelot/upstream/collector/lambdacomponents/extension"
	"example.com/ocelot/upstream/collector/lambdacomponents/processor"
	"example.com/ocelot/upstream/collector/lambdacomponents/receiver"
)

// Components holds whatever the wrappers compiled in have registered.
func Components(extensionID string) (otelcol.Factories, error) {
	set := otelcol.Factories{Telemetry: otelconftelemetry.NewFactory()}
	return set, errors.Join(
		fill(&set.Connectors, connector.Factories, extensionID),
		fill(&set.Exporters, exporter.Factories, extensionID),
		fill(&set.Extensions, extension.Factories, extensionID),
		fill(&set.Processors, processor.Factories, extensionID),
		fill(&set.Receivers, receiver.Factories, extensionID),
	)
}

// fill calls each constructor once; two factories of one type are an error.
func fill[F component.Factory](into *map[component.Type]F, constructors []func(string) F, extensionID string) error {
	made := make([]F, 0, len(constructors))
	for _, construct := range constructors {
		made = append(made, construct(extensionID))
	}
	var err error
	*into, err = otelcol.MakeFactoryMap(made...)
	return err
}
