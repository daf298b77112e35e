//go:build lambdacomponents.custom && lambdacomponents.exporter.file

import "context"
