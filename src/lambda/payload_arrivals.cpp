// An exporter may send a payload again; its first arrival counts.
#include "lambda/payload_arrivals.hpp"

#include <algorithm>

namespace ocelot::lambda {

namespace {

// When an exporter delivered a payload; nothing if it did not.
std::optional<Moment> first_arrival(unsigned payload, std::size_t exporter,
                                    const std::vector<Arrival>& arrivals) {
  std::optional<Moment> first;
  for (const Arrival& arrival : arrivals) {
    if (arrival.payload == payload && arrival.exporter == exporter &&
        (!first || arrival.at < *first))
      first = arrival.at;
  }
  return first;
}

std::optional<Moment> complete_arrival(unsigned payload, const std::vector<std::size_t>& expected,
                                       const std::vector<Arrival>& arrivals) {
  std::optional<Moment> last;
  for (std::size_t exporter : expected) {
    const auto arrival = first_arrival(payload, exporter, arrivals);
    if (!arrival) return std::nullopt;
    last = last ? std::max(*last, *arrival) : *arrival;
  }
  return last;
}

}  // namespace

std::vector<PayloadArrival> find_arrivals(unsigned sent, const std::vector<std::size_t>& expected,
                                          const std::vector<Arrival>& arrivals,
                                          const std::vector<Moment>& ends_of_invocations) {
  std::vector<PayloadArrival> result;
  for (unsigned payload = 1; payload <= sent; ++payload) {
    PayloadArrival arrival{.payload = payload};
    if (const auto at = complete_arrival(payload, expected, arrivals)) {
      const auto end = std::ranges::lower_bound(ends_of_invocations, *at);
      if (end == ends_of_invocations.end())
        arrival.at_shutdown = true;
      else
        arrival.invocation = static_cast<unsigned>(end - ends_of_invocations.begin()) + 1;
    }
    result.push_back(arrival);
  }
  return result;
}

}  // namespace ocelot::lambda
