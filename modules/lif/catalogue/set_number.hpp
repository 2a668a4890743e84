#pragma once

#include <array>
#include <string>
#include <string_view>
#include <type_traits>

#include <lif/catalogue/dynamic_model.hpp>

namespace lif {

namespace detail {

// Calls `visit(member)` for the number or flag with this name.
template <class Parameters, class Visitor>
bool visit_number(Parameters& parameters, const char* name, const Visitor& visit) {
  bool is_found = false;
  std::remove_const_t<Parameters>::describe(parameters, [&](const QuantityInfo& info, auto& member) {
    if constexpr (std::is_arithmetic_v<std::decay_t<decltype(member)>>) {
      if (std::string_view(name) != info.name) return;
      visit(member);
      is_found = true;
    }
  });
  return is_found;
}

}  // namespace detail

/// Whether a model's parameters have a number or a flag with this name.
template <class Parameters>
bool has_number(const Parameters& parameters, const char* name) {
  return detail::visit_number(parameters, name, [](const auto&) {});
}

/// Whether a model that is chosen at run time has a parameter with this name.
inline bool has_number(const DynamicParameters& parameters, const char* name) {
  for (const ParameterEntry& entry : parameters.entries()) {
    if (entry.name == name) return true;
  }
  return false;
}

/// Sets a number or a flag by its name; the model checks the range.
/// @returns whether there is such a number or flag
template <class Parameters>
bool set_number(Parameters& parameters, const char* name, double value) {
  return detail::visit_number(parameters, name, [&](auto& member) {
    using Member = std::decay_t<decltype(member)>;
    if constexpr (std::is_integral_v<Member> && !std::is_same_v<Member, bool>) {
      member = NumberTraits<Member>::round(value);
    } else {
      member = static_cast<Member>(value);
    }
  });
}

/// Sets a parameter of a model that is chosen at run time.
/// @returns whether there is such a parameter and it accepts the value
inline bool set_number(DynamicParameters& parameters, const char* name, double value) {
  return has_number(parameters, name) && parameters.set(name, to_text(value));
}

/// The names that the frameworks give the threshold, of two the upper one.
inline constexpr std::array threshold_names{"threshold", "v_th",   "v_threshold",    "vth",
                                            "V_th",      "vth_hi", "spike_threshold"};

/// The name of the parameter that holds the threshold, of two the upper one, or null. This is needed because
/// the frameworks use names of their own.
template <class Parameters>
const char* threshold_name(const Parameters& parameters) {
  for (const char* name : threshold_names) {
    if (has_number(parameters, name)) return name;
  }
  return nullptr;
}

/// The name of the parameter that holds the lower one of two thresholds, or null.
template <class Parameters>
const char* lower_threshold_name(const Parameters& parameters) {
  return has_number(parameters, "vth_lo") ? "vth_lo" : nullptr;
}

}  // namespace lif
