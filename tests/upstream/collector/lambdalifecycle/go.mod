module example.com/ocelot/upstream/collector/lambdalifecycle

go 1.24.0
