module ocelot/size

go 1.21
