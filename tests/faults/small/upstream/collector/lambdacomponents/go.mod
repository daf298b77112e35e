module example.com/small/collector/lambdacomponents

go 1.24
