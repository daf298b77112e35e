// Package {{type}} holds one component. Its file adds itself to Factories, as it does in the folder of its type.
package {{type}}

import "go.opentelemetry.io/collector/{{type}}"

// Factories makes one factory per entry, for the id that the extension was given.
var Factories []func(extensionId string) {{type}}.Factory
