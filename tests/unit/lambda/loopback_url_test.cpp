// Addresses with a port.
#include "lambda/loopback_url.hpp"

#include <doctest/doctest.h>

namespace ocelot::lambda {

TEST_CASE("the port and the path of an address count, not the host") {
  const auto url = parse_loopback_url("http://sandbox.localdomain:8080/events");
  REQUIRE(url);
  CHECK(url->port == 8080);
  CHECK(url->path == "/events");
  CHECK(parse_loopback_url("http://:9")->path == "/");
  for (const char* text :
       {"", "http://host", "https://host:9", "http://host:x", "http://host:0", "http://host:65536"})
    CHECK_MESSAGE(!parse_loopback_url(text), text);
  CHECK(port_of("[::]:4318") == 4318);
  CHECK(!port_of("localhost"));
}

}  // namespace ocelot::lambda
