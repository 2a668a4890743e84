// The description of registers: parameters as words, and the files that are made of it.
#include <lif/bus/core_register_map.hpp>
#include <lif/bus/parameter_words.hpp>
#include <lif/bus/programmable_neurons.hpp>
#include <lif/bus/register_formats.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/frameworks/all.hpp>

#include "support/refusal.hpp"

namespace lif::bus::tests {
namespace {

using lif::tests::refusal_of;

const Catalogue& models() {
  static const Catalogue all = every_framework();
  return all;
}

std::vector<Register> registers_of(const std::string& model) {
  return ParameterWords(every_framework().configure(model, "", {}).entries()).registers();
}

TEST(ParameterWords, HoldTheDefaultsOfEveryModel) {
  std::size_t parameters = 0;
  for (const ModelEntry& model : models().entries()) {
    const std::vector<ParameterEntry>& entries = model.forms.front().parameters;
    const ParameterWords words(entries);
    std::vector<std::uint32_t> held;
    for (const Register& one : words.registers()) held.push_back(one.reset());
    for (const ParameterWords::Value& value : words.values(held.data())) {
      const auto entry = std::find_if(entries.begin(), entries.end(),
                                      [&](const ParameterEntry& one) { return one.name == value.name; });
      ASSERT_NE(entry, entries.end()) << model.name;
      if (entry->text.empty()) continue;  // a value that users have to give
      EXPECT_EQ(value.text, entry->text) << model.name << " " << value.name;
      std::vector<std::uint32_t> again(held.size());
      words.set(again.data(), value.name, value.text);
      ++parameters;
    }
  }
  EXPECT_GT(parameters, 150U);
}

TEST(ParameterWords, RefuseWhatStandsForNoValue) {
  const ParameterWords words(every_framework().configure("snntorch.Leaky", "float", {}).entries());
  std::vector<std::uint32_t> held;
  for (const Register& one : words.registers()) held.push_back(one.reset());
  std::size_t mechanism = 0;
  while (words.registers()[mechanism].name != "reset_mechanism") ++mechanism;
  held[mechanism] = 17;
  EXPECT_NE(refusal_of([&] { words.values(held.data()); }).find("reset_mechanism = 17 is not allowed"),
            std::string::npos);
  EXPECT_EQ(refusal_of([&] { words.set(held.data(), "none_of_them", "1"); }),
            "no register holds a parameter 'none_of_them'");
}

TEST(RegisterMap, PlacesBlocksOnPagesAndRefusesWhatAddressesCannotReach) {
  CoreShape shape;
  shape.neurons = 100;
  shape.synapses = 3000;
  const RegisterMap map = core_register_map(shape, registers_of("lif"));
  EXPECT_EQ(map.registers.front().offset, 0U);
  EXPECT_EQ(map.registers[1].offset, 4U);
  EXPECT_EQ(map.arrays.front().offset, 4096U);
  EXPECT_EQ(map.memories.front().offset % 4096, 0U);
  EXPECT_GE(map.memories.front().offset, 4096 + map.arrays.front().size());
  EXPECT_EQ(map.size(), map.memories.front().offset + 6000);
  shape.synapses = 1U << 31U;
  EXPECT_NE(refusal_of([&] { core_register_map(shape, registers_of("lif")); }).find("beyond 2^32 bytes"),
            std::string::npos);
}

TEST(RegisterMap, NamesAndFieldsAreUniqueAndDoNotOverlap) {
  for (const ModelEntry& model : models().entries()) {
    CoreShape shape;
    shape.neurons = 2;
    shape.synapses = 4;
    const RegisterMap map =
        core_register_map(shape, ParameterWords(model.forms.front().parameters).registers());
    for (const auto* const registers : {&map.registers, &map.arrays.front().registers}) {
      std::set<std::string> names;
      for (const Register& one : *registers) {
        EXPECT_TRUE(names.insert(one.name).second) << model.name << " " << one.name;
        std::uint64_t taken = 0;
        for (const Field& field : one.fields) {
          const std::uint64_t bits = ((std::uint64_t{1} << field.bits) - 1) << field.low;
          EXPECT_EQ(taken & bits, 0U) << one.name << " " << field.name;
          EXPECT_LT(bits, std::uint64_t{1} << 32U);
          taken |= bits;
        }
      }
    }
  }
}

TEST(RegisterFormats, HaveEachRegister) {
  CoreShape shape;
  shape.neurons = 2;
  shape.synapses = 4;
  const RegisterMap map = core_register_map(shape, registers_of("lif"));
  const std::string rdl = system_rdl(map), xml = ip_xact(map), c = c_header(map), table = markdown(map);
  for (const Register& one : map.registers) {
    EXPECT_NE(rdl.find("} " + one.name + " @ "), std::string::npos);
    EXPECT_NE(xml.find("<ipxact:name>" + one.name + "</ipxact:name>"), std::string::npos);
    EXPECT_NE(table.find("`" + one.name + "`"), std::string::npos);
  }
  EXPECT_NE(c.find("#define LIF_CORE_CONTROL 0x1cu\n"), std::string::npos) << c;
  EXPECT_NE(c.find("#define LIF_CORE_CONTROL_AT_START 0x0u\n"), std::string::npos);
}

}  // namespace
}  // namespace lif::bus::tests
