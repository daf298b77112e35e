package main

import "go.opentelemetry.io/collector/confmap/provider/envprovider"
