package main

import (
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"plugin"
	"runtime"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/connector"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/extension"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/receiver"

	"{{module}}/lambdacomponents"
)

// An offer is what a plugin gives: a type of component, and new factories of it. See OcelotPluginV1 in a plugin's
// main.go.
type offer func(extensionID string) (string, []component.Factory)

// A loadedPlugin is one that Go took in, which cannot be undone.
type loadedPlugin struct {
	path      string // real and absolute
	construct offer
}

// A pluginSet is the plugins that this process took in, in their order.
type pluginSet struct {
	plugins []*loadedPlugin
	refused string // the plugin that Go refused, after which it can take no other
}

// load takes in a plugin. It calls prepare before Go opens the file. A plugin that is there already is not loaded again.
func (s *pluginSet) load(path string, prepare func() error) error {
	real, err := realPath(path)
	if err != nil {
		return err
	}
	if s.has(real) {
		return nil
	}
	if s.refused != "" {
		return fmt.Errorf("%s was refused; after that, this process can take in no plugin", s.refused)
	}
	if err := expectOwnBuild(real); err != nil {
		return err
	}
	if err := prepare(); err != nil {
		return err
	}
	return s.takeIn(real)
}

func (s *pluginSet) has(real string) bool {
	for _, one := range s.plugins {
		if one.path == real {
			return true
		}
	}
	return false
}

// all returns the plugins. They stay as they are when another one is taken in.
func (s *pluginSet) all() []*loadedPlugin { return append([]*loadedPlugin(nil), s.plugins...) }

func (s *pluginSet) takeIn(real string) error {
	opened, err := plugin.Open(real)
	if err != nil {
		s.refused = real
		return err
	}
	construct, err := offerOf(opened)
	if err != nil {
		return err
	}
	plugins := append(s.all(), &loadedPlugin{real, construct})
	if _, err := allFactories(plugins); err != nil {
		return err
	}
	s.plugins = plugins
	return nil
}

// realPath is absolute and without links. Only a regular file has one: to read from a pipe could take forever.
func realPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", err
	}
	status, err := os.Stat(real)
	if err == nil && !status.Mode().IsRegular() {
		err = errors.New("no Go plugin: it is not a regular file")
	}
	return real, err
}

// expectOwnBuild refuses early what plugin.Open could not survive: a file that is no plugin ends the process, and one
// of another Go is refused only after it was mapped.
func expectOwnBuild(path string) error {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return fmt.Errorf("no Go plugin: %w", err)
	}
	if info.GoVersion != runtime.Version() {
		return fmt.Errorf("built by %s, the collector by %s", info.GoVersion, runtime.Version())
	}
	for _, setting := range info.Settings {
		if setting.Key == "-buildmode" && setting.Value == "plugin" {
			return nil
		}
	}
	return errors.New("no Go plugin: it was not built with -buildmode=plugin")
}

// offerOf finds out what a plugin gives: by the symbol OcelotPluginV1, else by NewFactory, which makes one factory.
func offerOf(opened *plugin.Plugin) (offer, error) {
	if symbol, err := opened.Lookup("OcelotPluginV1"); err == nil {
		if construct, is := symbol.(func(string) (string, []component.Factory)); is {
			return construct, nil
		}
		return nil, errors.New("its OcelotPluginV1 is not a func(string) (string, []component.Factory)")
	}
	symbol, err := opened.Lookup("NewFactory")
	if err != nil {
		return nil, errors.New("it has neither of the symbols OcelotPluginV1 and NewFactory")
	}
	switch construct := symbol.(type) {
	case func() connector.Factory:
		return single("connector", construct), nil
	case func() exporter.Factory:
		return single("exporter", construct), nil
	case func() extension.Factory:
		return single("extension", construct), nil
	case func() processor.Factory:
		return single("processor", construct), nil
	case func() receiver.Factory:
		return single("receiver", construct), nil
	}
	return nil, errors.New("its NewFactory is not a function that gives the Factory of a component's type")
}

func single[F component.Factory](kind string, construct func() F) offer {
	return func(string) (string, []component.Factory) { return kind, []component.Factory{construct()} }
}

// allFactories joins the components of this collector with those of plugins.
func allFactories(plugins []*loadedPlugin) (otelcol.Factories, error) {
	all, err := lambdacomponents.Components("")
	for _, one := range plugins {
		kind, factories := one.construct("")
		for _, factory := range factories {
			err = errors.Join(err, add(&all, kind, factory))
		}
	}
	return all, err
}

func add(all *otelcol.Factories, kind string, factory component.Factory) error {
	switch kind {
	case "connector":
		return put(&all.Connectors, kind, factory)
	case "exporter":
		return put(&all.Exporters, kind, factory)
	case "extension":
		return put(&all.Extensions, kind, factory)
	case "processor":
		return put(&all.Processors, kind, factory)
	case "receiver":
		return put(&all.Receivers, kind, factory)
	}
	return fmt.Errorf("a plugin gives components of the unknown type '%s'", kind)
}

// put adds a factory under its name, and under the older name that it may have too.
func put[F component.Factory](all *map[component.Type]F, kind string, factory component.Factory) error {
	typed, is := factory.(F)
	if !is {
		return fmt.Errorf("a plugin says '%s' and gives a %T", kind, factory)
	}
	named, err := otelcol.MakeFactoryMap(typed)
	if *all == nil {
		*all = map[component.Type]F{}
	}
	for name := range named {
		if _, taken := (*all)[name]; taken {
			err = errors.Join(err, fmt.Errorf("there is already %s '%s'", withArticle(kind), name))
		}
		(*all)[name] = typed
	}
	return err
}

func withArticle(kind string) string {
	if kind == "exporter" || kind == "extension" {
		return "an " + kind
	}
	return "a " + kind
}
