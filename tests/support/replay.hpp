#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include <lif/frameworks/all.hpp>

#include "support/bits.hpp"
#include "support/golden_trace.hpp"

namespace lif::tests {

/// Sets a parameter from a sidecar's value: a number, a flag, or a word.
template <class Member>
void set_member(Member& member, const nlohmann::json& value) {
  if constexpr (std::is_enum_v<Member>) {
    for (const auto& word : words(member)) {
      if (value == word.text) {
        member = word.value;
        return;
      }
    }
    throw std::runtime_error("no such word: " + value.dump());
  } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
    member = value.is_string() ? std::optional<double>{} : value.get<double>();
  } else if constexpr (has_own_text<Member>) {
    if (!read_text(member, value.get<std::string>()))
      throw std::runtime_error("no such text: " + value.dump());
  } else {
    member = value.get<Member>();
  }
}

/// The parameters that a trace was made with.
template <class Parameters>
Parameters parameters_of(const GoldenTrace& trace) {
  Parameters parameters;
  nlohmann::json rest = trace.parameters;
  Parameters::describe(parameters, [&](const QuantityInfo& info, auto& member) {
    if (!rest.contains(info.name)) return;
    set_member(member, rest[info.name]);
    rest.erase(info.name);
  });
  if (!rest.empty()) throw std::runtime_error(trace.name + ": unknown parameters " + rest.dump());
  return parameters;
}

/// Whether a value has exactly the bits that the text means in its type.
template <class Value>
bool is_same(const Value& value, const std::string& text) {
  if constexpr (std::is_floating_point_v<Value>) {
    return bits(value) == bits(parse_as<Value>(text));
  } else {
    return static_cast<std::int64_t>(value) == parse_as<std::int64_t>(text);
  }
}

/// Returns "" if the state is that of the trace after this step, otherwise what differs.
template <class State>
std::string difference(const GoldenTrace& trace, std::size_t step, const State& state) {
  std::string found;
  State::describe(state, [&](const QuantityInfo& info, const auto& value) {
    const auto column = trace.columns.find(info.name);
    if (column == trace.columns.end() || !found.empty()) return;
    const std::string& expected = column->second[step];
    if (is_same(value, expected)) return;
    found = trace.name + " step " + std::to_string(step) + ": " + info.name + " is " + value_text(value) +
            ", expected " + expected;
  });
  return found;
}

template <class Model>
struct ModelTag {
  using Type = Model;
};

/// Calls `visit(ModelTag<Model>)` for the model of that name and number type.
/// @returns whether there is one
template <class Visitor>
bool with_model(const std::string& name, const std::string& dtype, Visitor&& visit) {
  bool is_found = false;
  const auto offer = [&](auto tag, const char* type) {
    using Model = typename decltype(tag)::Type;
    if (is_found || name != Model::name() || dtype != type) return;
    is_found = true;
    visit(tag);
  };
#define LIF_OFFER_REAL(framework, model, meaning)        \
  offer(ModelTag<framework::model<double>>{}, "double"); \
  offer(ModelTag<framework::model<float>>{}, "float");
#define LIF_OFFER_BOTH(framework, model, meaning) \
  LIF_OFFER_REAL(framework, model, meaning)       \
  offer(ModelTag<framework::model<std::int32_t>>{}, "int");
#define LIF_OFFER_INTEGER(framework, model, meaning) offer(ModelTag<framework::model>{}, "int");
  LIF_EVERY_MODEL(LIF_OFFER_REAL, LIF_OFFER_BOTH, LIF_OFFER_INTEGER)
#undef LIF_OFFER_REAL
#undef LIF_OFFER_BOTH
#undef LIF_OFFER_INTEGER
  return is_found;
}

}  // namespace lif::tests
