#include "messages.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "text/printable.hpp"

namespace lif::testbench {

namespace {

std::vector<std::string>& told() {
  static std::vector<std::string> all;
  return all;
}

}  // namespace

void complain(const std::string& what) {
  std::fprintf(stderr, "%s: %s\n", program_name, printable(shortened(what)).c_str());
}

void warn_once(const std::string& message) {
  static std::set<std::string> said;
  const std::string what = message.substr(std::min(message.size(), message.find(": ")));
  if (!said.insert(what).second) return;
  told().push_back(message);
  complain("warning: " + message);
}

const std::vector<std::string>& warnings_so_far() { return told(); }

}  // namespace lif::testbench
