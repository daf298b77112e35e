//go:build !lambdacomponents.custom

package main
