module example.com/collector

go 1.99.1
