//go:build 

package exporter
