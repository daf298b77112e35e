package collector

import "go.opentelemetry.io/collector/otelcol"

// OcelotSettings returns the configuration providers and converters of NewCollector.
func (c *Collector) OcelotSettings() otelcol.ConfigProviderSettings { return c.cfgProSet }
