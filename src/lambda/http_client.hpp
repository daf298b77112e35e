// Sends a document to a server on loopback.
#pragma once

#include <chrono>
#include <string>

namespace ocelot::lambda {

/// Posts JSON to http://127.0.0.1:PORT/PATH, and waits for the answer at most for `limit`. Returns
/// why the server did not accept it, or an empty text if it answered with a status below 300.
std::string post_json(int port, const std::string& path, const std::string& body,
                      std::chrono::milliseconds limit);

}  // namespace ocelot::lambda
