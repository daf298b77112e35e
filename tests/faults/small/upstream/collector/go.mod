// A program of upstream's shape that builds in a second. The first exclusion is what upstream's Makefile takes the
// collector's version from (two keep go from writing them on one line); nothing of the collector is linked.
module example.com/small/collector

go 1.24

require example.com/small/collector/lambdacomponents v0.0.0

exclude (
	go.opentelemetry.io/collector/otelcol v0.145.0
	go.opentelemetry.io/collector/otelcol v0.999.0
)

replace example.com/small/collector/lambdacomponents => ./lambdacomponents
