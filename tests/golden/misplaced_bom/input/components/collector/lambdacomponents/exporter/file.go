//go:build lambdacomponents.custom && lambdacomponents.exporter.file

// one
﻿// two
package exporter
