// Command otelcol is the distribution as a plain program: the same components and settings as in the shared library.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"go.opentelemetry.io/collector/otelcol"

	"@MODULE@/ocelot/collector"
)

func main() {
	var uris []string
	flag.Func("config", "configuration to load, as a `URI`; later ones win (repeatable)", func(uri string) error {
		uris = append(uris, uri)
		return nil
	})
	showVersion := flag.Bool("version", false, "print the collector's version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(collector.Version())
		return
	}
	if err := run(uris); err != nil {
		fmt.Fprintln(os.Stderr, "otelcol:", err)
		os.Exit(1)
	}
}

// run blocks until the collector ends; otelcol itself turns SIGTERM and SIGINT into an orderly shutdown.
func run(uris []string) error {
	c, err := otelcol.NewCollector(collector.Settings(uris, nil))
	if err != nil {
		return err
	}
	return c.Run(context.Background())
}
