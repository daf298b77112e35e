//go:build lambdacomponents.custom && lambdacomponents.processor.all

package processor
