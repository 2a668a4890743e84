#include <lif/aer/event_layout.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <lif/numbers/parse.hpp>

namespace lif::aer {

namespace {

struct Preset {
  const char* name;
  const char* layout;
};

// tinyodin: input of tinyODIN's core (github.com/ChFrenkel/tinyODIN at 1865653), whose type is 0 of a spike,
// 1 of a time reference, and 2 or 3 of a virtual event with a weight in the upper half of its address. odin:
// input of ODIN (github.com/ChFrenkel/ODIN at 1781931), where `code` says what happens to the neuron. sne32:
// events of SNE (arXiv 2204.10687). ranc30: packets of RANC's mesh. dvs: polarity events of AEDAT 3.1.
constexpr std::array<Preset, 5> known{{{"tinyodin", "type:2,address:8"},
                                       {"odin", "single_synapse:1,neuron:8,code:8"},
                                       {"sne32", "op:4,unused:4,channel:8,y:8,x:8"},
                                       {"ranc30", "dx:9,dy:9,axon:8,tick:4"},
                                       {"dvs", "x:15,y:15,polarity:1,valid:1"}}};

[[noreturn]] void refuse(const std::string& problem) { throw std::invalid_argument(problem); }

}  // namespace

EventLayout::EventLayout(std::vector<EventField> fields)
    : fields_(std::move(fields)), shifts_(fields_.size()) {
  if (fields_.empty()) refuse("an event has no fields: allowed is one or more");
  for (std::size_t i = fields_.size(); i-- > 0;) {
    const EventField& field = fields_[i];
    if (field.name.empty()) refuse("a field of an event has no name");
    for (std::size_t other = 0; other < i; ++other) {
      if (fields_[other].name == field.name) refuse("two fields of an event are named '" + field.name + "'");
    }
    if (field.bits < 1 || field.bits > 64 - width_) {
      refuse("field '" + field.name + "' has " + std::to_string(field.bits) +
             " bits: allowed is 1 or more, and 64 for all fields together");
    }
    shifts_[i] = width_;
    width_ += field.bits;
  }
}

EventLayout EventLayout::parse(const std::string& text) {
  for (const Preset& preset : known) {
    if (text == preset.name) return parse(preset.layout);
  }
  std::vector<EventField> fields;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string field = text.substr(begin, end - begin);
    const std::size_t colon = field.find(':');
    const auto bits = colon == std::string::npos ? std::nullopt : parse_integer(field.substr(colon + 1));
    if (!bits || *bits < 1 || *bits > 64)
      refuse("'" + field + "' is no field of an event: expected NAME:BITS with 1 to 64 bits");
    fields.push_back({field.substr(0, colon), static_cast<unsigned>(*bits)});
    begin = end + 1;
  }
  return EventLayout(std::move(fields));
}

std::vector<std::string> EventLayout::presets() {
  std::vector<std::string> names;
  names.reserve(known.size());
  for (const Preset& preset : known) names.emplace_back(preset.name);
  return names;
}

std::size_t EventLayout::find(const std::string& name) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].name == name) return i;
  }
  refuse("an event has no field '" + name + "': its layout is " + text());
}

std::uint64_t EventLayout::pack(const std::vector<std::uint64_t>& values) const {
  if (values.size() != fields_.size()) {
    refuse(std::to_string(values.size()) + " values for the " + std::to_string(fields_.size()) +
           " fields of " + text());
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::uint64_t most = mask(fields_[i].bits);
    if (values[i] > most) {
      refuse(fields_[i].name + " = " + std::to_string(values[i]) + " does not fit its " +
             std::to_string(fields_[i].bits) + " bits: allowed is 0 to " + std::to_string(most));
    }
    word |= values[i] << shifts_[i];
  }
  return word;
}

std::vector<std::uint64_t> EventLayout::unpack(std::uint64_t word) const {
  if (word > highest()) {
    refuse("the word " + std::to_string(word) + " does not fit the " + std::to_string(width_) + " bits of " +
           text() + ": allowed is 0 to " + std::to_string(highest()));
  }
  std::vector<std::uint64_t> values;
  values.reserve(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) values.push_back(get(word, i));
  return values;
}

std::string EventLayout::text() const {
  std::string text;
  for (const EventField& field : fields_)
    text += (text.empty() ? "" : ",") + field.name + ":" + std::to_string(field.bits);
  return text;
}

}  // namespace lif::aer
