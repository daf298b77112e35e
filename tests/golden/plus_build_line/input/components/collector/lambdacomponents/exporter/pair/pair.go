// +build lambdacomponents.custom
// +build lambdacomponents.all lambdacomponents.exporter.file

package pair
