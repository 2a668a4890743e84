#include "text/json_file.hpp"

#include <stdexcept>

#include <lif/description/parse_json.hpp>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/line_reader.hpp"

namespace lif::testbench {

namespace {

using Json = nlohmann::ordered_json;

std::string content_of(const std::string& path) {
  constexpr std::size_t longest = 1'000'000;
  LineReader reader(path);
  std::string text;
  for (std::string line; reader.next(line);) {
    text += line + "\n";
    if (text.size() > longest) throw InputError(path + ": a JSON file has at most 1000000 characters");
  }
  if (interrupted()) throw Interrupted();
  return text;
}

}  // namespace

Json read_json_file(const std::string& path) {
  const std::string text = content_of(path);
  try {
    return parse_json(text, path);
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
}

}  // namespace lif::testbench
