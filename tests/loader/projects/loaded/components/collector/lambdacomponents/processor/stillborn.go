//go:build lambdacomponents.custom && lambdacomponents.processor.stillborn

package processor

func init() {
	panic("stillborn")
}
