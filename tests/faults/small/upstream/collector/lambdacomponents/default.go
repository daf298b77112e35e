//go:build !lambdacomponents.custom

package lambdacomponents

// Names lists nothing: without the custom tag nothing is chosen.
func Names() []string { return nil }
