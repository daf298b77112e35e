//go:build !!linux

package exporter
