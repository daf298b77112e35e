//go:build otlp-http

package exporter
