// Command collector runs an OpenTelemetry Collector made of the components that its build tags chose, on Lambda as an
// extension.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"go.uber.org/zap"

	"example.com/ocelot/upstream/collector/internal/collector"
	"example.com/ocelot/upstream/collector/internal/lambda"
	"example.com/ocelot/upstream/collector/lambdacomponents"
	"example.com/ocelot/upstream/collector/lambdalifecycle"
)

// Stamped by the Makefile through the linker.
var (
	Version = "unset"
	GitHash = "unset"
)

func main() {
	var uris []string
	flag.Func("config", "configuration to load, as a `URI`; later ones win (repeatable)", func(uri string) error {
		uris = append(uris, uri)
		return nil
	})
	showVersion := flag.Bool("v", false, "print the version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(Version)
		return
	}
	if err := run(uris); err != nil {
		fmt.Fprintln(os.Stderr, "collector:", err)
		os.Exit(1)
	}
}

// run blocks until the collector ends. Without URIs, it reads the layer's own configuration.
func run(uris []string) error {
	factories, err := lambdacomponents.Components("")
	if err != nil {
		return err
	}
	c := collector.NewCollector(zap.NewNop(), factories, Version)
	if len(uris) > 0 {
		c.UseConfig(uris)
	}
	if api := os.Getenv("AWS_LAMBDA_RUNTIME_API"); api != "" {
		notifier := &lambda.Notifier{}
		lambdalifecycle.SetNotifier(notifier)
		return lambda.Run(context.Background(), api, c, notifier)
	}
	return c.Run(context.Background())
}
