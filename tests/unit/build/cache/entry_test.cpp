// Entries as text: each text is that of one entry, or of none.
#include "build/cache/entry.hpp"

#include <doctest/doctest.h>

#include "support/base/text.hpp"
#include "support/random.hpp"

namespace ocelot::cache {

namespace {

const Entry k_entry{digest_of("key"),
                    {{"output", 12, digest_of("first")}, {"header", 0, digest_of("")}}};

// A text with the digest that its last line must have.
std::string sealed(const std::string& lines) {
  return lines + "end " + digest_of(lines).hex() + "\n";
}

std::string with_output(const std::string& line) {
  return sealed("ocelot action 2\nkey " + digest_of("key").hex() + "\n" + line + "\n");
}

// A text from the alphabet and the lines of an entry, with the right last line.
std::string mutated(test::Random& random) {
  std::string text = render(k_entry);
  text.resize(text.rfind("end "));
  for (std::size_t changes = random.between(1, 3); changes > 0; --changes) {
    const std::size_t position = random.below(text.size());
    const std::string part =
        random.one_of<std::string>({"/", "..", "\n", " ", "-1", "0", "g", "A", "output 1 ", "key ",
                                    std::string(1, '\0'), "18446744073709551615", ""});
    text.replace(position, std::min(random.below(8), text.size() - position), part);
  }
  return random.chance(80) ? sealed(text) : text;
}

}  // namespace

TEST_CASE("an entry is read as it was written") {
  for (const Entry& entry : {k_entry, Entry{digest_of("none"), {}}}) {
    const std::optional<Entry> read = parse_entry(render(entry));
    REQUIRE(read);
    CHECK((*read == entry));
  }
  CHECK(render(k_entry) ==
        "ocelot action 2\n"
        "key 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n"
        "output 12 a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e output\n"
        "output 0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 header\n"
        "end " +
            digest_of(render(k_entry).substr(0, render(k_entry).rfind("end "))).hex() + "\n");
}

TEST_CASE("an output with anything but a size, a digest and a name is no entry") {
  const std::string digest = digest_of("x").hex();
  CHECK(parse_entry(with_output("output 1 " + digest + " output")));
  CHECK(parse_entry(with_output("output 1099511627776 " + digest + " a-2")));
  for (const std::string& line :
       std::vector<std::string>{"output 1 /etc/passwd output",
                                "output 1 ../../victim output",
                                "output 1  output",
                                "output 1 " + digest.substr(1) + " output",
                                "output 1 " + digest + "0 output",
                                "output 1 A" + digest.substr(1) + " output",
                                "output 01 " + digest + " output",
                                "output +1 " + digest + " output",
                                "output -1 " + digest + " output",
                                "output 1099511627777 " + digest + " output",
                                "output 18446744073709551616 " + digest + " o",
                                "output 1 " + digest,
                                "output 1 " + digest + " ",
                                "output 1 " + digest + " a b",
                                "output 1 " + digest + " ../x",
                                "output 1 " + digest + " A",
                                "output 1 " + digest + "  a",
                                "output  1 " + digest + " a",
                                "Output 1 " + digest + " a",
                                "output x " + digest + " a",
                                "output 1 " + digest + " " + std::string(65, 'a'),
                                "",
                                "key " + digest,
                                "output 1 " + digest + " a\noutput 1 " + digest + " a"}) {
    CHECK_MESSAGE(!parse_entry(with_output(line)), line);
  }
}

TEST_CASE("another head, a missing line and more text are no entry") {
  const std::string whole = render(k_entry);
  const std::string key = "key " + digest_of("key").hex() + "\n";
  for (const std::string& text :
       {std::string(), std::string("\n"), std::string("\n\n\n"), whole + "\n", whole + whole,
        whole.substr(0, whole.size() - 1), "\n" + whole, sealed("ocelot action 1\n" + key),
        sealed("ocelot action 2\n"), sealed(key), sealed("ocelot action 2\n\n" + key),
        sealed("ocelot action 2\nkey \n"), sealed("ocelot action 2\r\n" + key),
        "ocelot action 2\n" + key + "end " + digest_of("other").hex() + "\n"}) {
    CHECK_MESSAGE(!parse_entry(text), text);
  }
}

TEST_CASE("a text that is larger than any entry is none") {
  Entry entry{digest_of("key"), {}};
  while (render(entry).size() <= k_largest_entry)
    entry.outputs.push_back({"o" + std::to_string(entry.outputs.size()), 1, digest_of("x")});
  CHECK_FALSE(parse_entry(render(entry)));
  entry.outputs.pop_back();
  CHECK(parse_entry(render(entry)));
}

TEST_CASE("whatever text is an entry is written the same again") {
  test::Random random(11);
  std::size_t entries = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = mutated(random);
    const std::optional<Entry> entry = parse_entry(text);
    if (!entry) continue;
    ++entries;
    CHECK(render(*entry) == text);
    for (const Output& output : entry->outputs) CHECK(is_output_name(output.name));
  }
  CHECK(entries > 0);
}

}  // namespace ocelot::cache
