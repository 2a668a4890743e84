#pragma once

#include <cstdint>
#include <string>

#include <lif/bus/register_map.hpp>

namespace lif::bus {

/// A number in hexadecimal: `0x1f`.
std::string hexadecimal(std::uint64_t value);
/// The name in upper case.
std::string upper(const std::string& name);
/// The meaning as a sentence: with a capital letter and a full stop.
std::string sentence(const std::string& meaning);
/// All that is to be said of a register: its meaning, and what reading and writing does besides.
std::string description(const Register& one);
/// All that is to be said of a field.
std::string description(const Field& one);

}  // namespace lif::bus
