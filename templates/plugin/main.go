// Command {{component}} is a plugin: one component that a collector in a shared library takes in when it runs.
package main

import (
	"go.opentelemetry.io/collector/component"

	wrapped "{{module}}/ocelot/plugins/{{component}}/component"
)

// OcelotPluginV1 is what the library looks up. It gives the type of the plugin's components (connector, exporter,
// extension, processor or receiver) and a new factory for each of them. The id is Lambda's of the extension, and
// empty elsewhere. Another signature would be another name.
func OcelotPluginV1(extensionID string) (string, []component.Factory) {
	factories := make([]component.Factory, 0, len(wrapped.Factories))
	for _, construct := range wrapped.Factories {
		factories = append(factories, construct(extensionID))
	}
	return "{{type}}", factories
}

// A plugin's main is never called.
func main() {}
