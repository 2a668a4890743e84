#include "support/vcd_reader.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace lif::tests {

namespace {

class Reader {
 public:
  explicit Reader(const std::string& path) : file_(path) {
    if (!file_) throw std::runtime_error(path + " cannot be read");
  }

  VcdFile read() {
    for (std::string word; file_ >> word;) {
      if (word == "$enddefinitions") {
        skip_to_end();
        read_changes();
        return std::move(vcd_);
      }
      read_declaration(word);
    }
    throw std::runtime_error("no $enddefinitions");
  }

 private:
  std::string next() {
    std::string word;
    if (!(file_ >> word)) throw std::runtime_error("the file ends early");
    return word;
  }

  std::string skip_to_end() {
    std::string text;
    for (std::string word = next(); word != "$end"; word = next()) text += (text.empty() ? "" : " ") + word;
    return text;
  }

  void read_declaration(const std::string& keyword) {
    if (keyword == "$scope") {
      next();
      scope_.push_back(next());
      skip_to_end();
    } else if (keyword == "$upscope") {
      if (scope_.empty()) throw std::runtime_error("$upscope without $scope");
      scope_.pop_back();
      skip_to_end();
    } else if (keyword == "$var") {
      const std::string type = next();
      next();
      const std::string code = next();
      std::string name;
      for (const std::string& part : scope_) name += part + ".";
      name += next();
      skip_to_end();
      if (!names_.emplace(code, name).second) throw std::runtime_error("code " + code + " is used twice");
      if (!vcd_.variables.emplace(name, VcdFile::Variable{type, {}}).second) {
        throw std::runtime_error(name + " is declared twice");
      }
    } else if (keyword == "$timescale") {
      vcd_.timescale = skip_to_end();
    } else if (keyword.front() == '$') {
      skip_to_end();
    } else {
      throw std::runtime_error("unexpected '" + keyword + "' in the header");
    }
  }

  void read_changes() {
    std::uint64_t time = 0;
    bool has_time = false;
    for (std::string word; file_ >> word;) {
      if (word == "$comment") {
        skip_to_end();
        continue;
      }
      if (word.front() == '$') continue;  // such as $dumpvars and its $end
      if (word.front() == '#') {
        const std::uint64_t now = std::stoull(word.substr(1));
        if (has_time && now <= time)
          throw std::runtime_error("time does not advance at #" + std::to_string(now));
        time = now;
        has_time = true;
        continue;
      }
      const bool is_vector = word.front() == 'r' || word.front() == 'b';
      const std::string value = is_vector ? word.substr(1) : word.substr(0, 1);
      const std::string code = is_vector ? next() : word.substr(1);
      const auto name = names_.find(code);
      if (name == names_.end()) throw std::runtime_error("unknown code " + code);
      vcd_.variables[name->second].changes.emplace_back(time, value);
    }
    vcd_.end_time = time;
  }

  std::ifstream file_;
  std::vector<std::string> scope_;
  std::map<std::string, std::string> names_;
  VcdFile vcd_;
};

std::string extended(std::string bits, std::size_t width) {
  for (char& bit : bits) bit = bit == 'X' ? 'x' : bit == 'Z' ? 'z' : bit;
  return std::string(width - bits.size(), bits.front() == '1' ? '0' : bits.front()) + bits;
}

}  // namespace

std::string VcdFile::value_at(const std::string& name, std::uint64_t time) const {
  const auto found = variables.find(name);
  if (found == variables.end()) throw std::runtime_error("no variable " + name);
  const std::string* value = nullptr;
  for (const auto& [when, text] : found->second.changes) {
    if (when > time) break;
    value = &text;
  }
  if (value == nullptr) throw std::runtime_error(name + " has no value yet");
  return *value;
}

bool are_same_bits(const std::string& a, const std::string& b) {
  const std::size_t width = std::max(a.size(), b.size());
  return extended(a, width) == extended(b, width);
}

VcdFile read_vcd(const std::string& path) { return Reader(path).read(); }

}  // namespace lif::tests
