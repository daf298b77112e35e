package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"go.opentelemetry.io/collector/confmap"
)

// references resolves what a configuration refers to, such as ${env:NAME}, without a network and without the
// variables of this machine.
type references struct {
	values  map[string]string // by reference, such as "env:NAME" or "s3:ADDRESS"
	unknown []string          // the references without a value; the collector gets an empty one
}

// What Lambda sets for each function; https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.
var lambda = map[string]string{
	"AWS_REGION":                      "us-east-1",
	"AWS_DEFAULT_REGION":              "us-east-1",
	"AWS_LAMBDA_FUNCTION_NAME":        "function",
	"AWS_LAMBDA_FUNCTION_VERSION":     "$LATEST",
	"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
	"AWS_LAMBDA_INITIALIZATION_TYPE":  "on-demand",
	"AWS_LAMBDA_LOG_GROUP_NAME":       "/aws/lambda/function",
	"AWS_LAMBDA_LOG_STREAM_NAME":      "stream",
	"LAMBDA_TASK_ROOT":                "/var/task",
	"LAMBDA_RUNTIME_DIR":              "/var/runtime",
	"TZ":                              ":UTC",
}

// withoutValues returns each reference without a value once, sorted.
func (r *references) withoutValues() []string {
	unknown := append([]string{}, r.unknown...)
	slices.Sort(unknown)
	return slices.Compact(unknown)
}

// replaceIn makes each provider ask these references. Only the configuration itself is read as upstream does.
func (r *references) replaceIn(settings *confmap.ResolverSettings, config string) {
	os.Clearenv()
	for name, value := range lambda {
		os.Setenv(name, value)
	}
	for reference, value := range r.values {
		if name, isVariable := strings.CutPrefix(reference, "env:"); isVariable {
			os.Setenv(name, value)
		}
	}
	for i, factory := range settings.ProviderFactories {
		settings.ProviderFactories[i] = r.asking(factory, config)
	}
}

func (r *references) asking(factory confmap.ProviderFactory, config string) confmap.ProviderFactory {
	return confmap.NewProviderFactory(func(settings confmap.ProviderSettings) confmap.Provider {
		return &provider{factory.Create(settings), r, config}
	})
}

// isOmitted says whether the layer leaves a provider out. What is in its place fails on every reference, so a value
// for the reference must not hide it.
func isOmitted(p confmap.Provider) bool {
	omitted, is := p.(interface{ IsOmitted() bool })
	return is && omitted.IsOmitted()
}

type provider struct {
	confmap.Provider
	references *references
	config     string
}

func (p *provider) Retrieve(ctx context.Context, uri string, watch confmap.WatcherFunc) (*confmap.Retrieved, error) {
	if isOmitted(p.Provider) {
		return p.Provider.Retrieve(ctx, uri, watch)
	}
	switch p.Scheme() {
	case "env":
		reference, _, hasDefault := strings.Cut(uri, ":-")
		if _, isSet := os.LookupEnv(strings.TrimPrefix(reference, "env:")); !isSet && !hasDefault {
			p.references.unknown = append(p.references.unknown, uri)
		}
		return p.Provider.Retrieve(ctx, uri, watch)
	case "yaml":
		return p.Provider.Retrieve(ctx, uri, watch)
	}
	if uri == p.config {
		return p.Provider.Retrieve(ctx, uri, watch)
	}
	if value, has := p.references.values[uri]; has {
		return confmap.NewRetrievedFromYAML([]byte(value))
	}
	p.references.unknown = append(p.references.unknown, uri)
	return confmap.NewRetrievedFromYAML(nil)
}
