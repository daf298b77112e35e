// Command inspect answers questions about the collector that a set of build tags makes, as JSON: which components it
// has, and whether it accepts a configuration. Its configuration providers fetch nothing. The answer is a file, because
// a component may print when it is initialized.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"{{module}}/lambdacomponents"
)

func main() {
	output := flag.String("output", "", "write the answer to this `FILE`")
	config := flag.String("config", "", "check the configuration in this `FILE`, in place of listing the components")
	values := flag.String("values", "{}", "values of references, such as \"env:NAME\", as a JSON `OBJECT`")
	flag.Parse()

	result, err := answer(*config, *values)
	if err == nil {
		err = write(*output, result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "inspect:", err)
		os.Exit(1)
	}
}

func answer(config, values string) (any, error) {
	factories, err := lambdacomponents.Components("")
	if err != nil {
		return nil, fmt.Errorf("upstream's Components failed: %w", err)
	}
	if config == "" {
		return list(factories), nil
	}
	known := &references{values: map[string]string{}}
	if err := json.Unmarshal([]byte(values), &known.values); err != nil {
		return nil, fmt.Errorf("-values: %w", err)
	}
	return check(factories, config, known), nil
}

func write(path string, result any) error {
	text, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}
