//go:build lambdacomponents.custom && lambdacomponents.processor.ender

package processor

import "os"

func init() {
	os.Exit(3)
}
