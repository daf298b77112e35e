//go:build lambdacomponents.processor.slim && netgo

package processor
