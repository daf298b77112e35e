// Payloads belong to the first invocation that ends after all exporters have delivered them.
#include "lambda/payload_arrivals.hpp"

#include <doctest/doctest.h>

#include "lambda/otlp_payload.hpp"

namespace ocelot::lambda {

namespace {

Moment at(int count) {
  return Moment(milliseconds(count));
}

const std::vector<Moment> k_ends = {at(10), at(20)};

PayloadArrival first(const std::vector<Arrival>& arrivals,
                     const std::vector<std::size_t>& expected) {
  return find_arrivals(1, expected, arrivals, k_ends).at(0);
}

}  // namespace

TEST_CASE("an invocation includes its end") {
  CHECK(first({{0, 1, at(9)}}, {0}).invocation == 1U);
  CHECK(first({{0, 1, at(10)}}, {0}).invocation == 1U);
  CHECK(first({{0, 1, at(11)}}, {0}).invocation == 2U);
  CHECK(!first({{0, 1, at(11)}}, {0}).at_shutdown);
  CHECK(first({{0, 1, at(21)}}, {0}).at_shutdown);
  CHECK(!first({{0, 1, at(21)}}, {0}).invocation);
}

TEST_CASE("the last exporter decides, and of one exporter the first arrival") {
  CHECK(first({{0, 1, at(5)}, {1, 1, at(15)}}, {0, 1}).invocation == 2U);
  CHECK(first({{0, 1, at(15)}, {0, 1, at(5)}}, {0}).invocation == 1U);
  CHECK(first({{0, 1, at(5)}, {7, 1, at(15)}}, {0}).invocation == 1U);
}

TEST_CASE("a payload that an exporter never delivered") {
  for (const auto& payload :
       {first({}, {0}), first({{0, 1, at(5)}}, {0, 1}), first({{0, 2, at(5)}}, {0})}) {
    CHECK(!payload.invocation);
    CHECK(!payload.at_shutdown);
  }
}

TEST_CASE("the numbers of payloads are found in what exporters send") {
  CHECK(payloads_in(make_payload("traces", 7)) == std::vector<unsigned>{7});
  CHECK(payloads_in(make_payload("metrics", 123456)) == std::vector<unsigned>{123456});
  CHECK(payloads_in(make_payload("logs", 1) + make_payload("logs", 2) + make_payload("logs", 1)) ==
        std::vector<unsigned>{1, 2});
  CHECK(payloads_in("ocelot-payload-").empty());
  CHECK(payloads_in("ocelot-payload-12x456").empty());
}

}  // namespace ocelot::lambda
