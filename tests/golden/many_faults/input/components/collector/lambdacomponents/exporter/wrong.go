package exporters
