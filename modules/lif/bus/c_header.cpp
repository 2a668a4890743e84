#include <lif/bus/register_formats.hpp>
#include <lif/bus/register_text.hpp>

namespace lif::bus {

namespace {

std::string definition(const std::string& name, const std::string& value) {
  return "#define " + name + " " + value + "\n";
}

std::string number(std::uint64_t value) { return hexadecimal(value) + "u"; }

std::string comment(const std::string& text) { return "/* " + text + " */\n"; }

std::string registers(const std::vector<Register>& registers, const std::string& prefix) {
  std::string text;
  for (const Register& one : registers) {
    const std::string name = prefix + upper(one.name);
    text += "\n" + comment(description(one));
    text += definition(name, number(one.offset));
    text += definition(name + "_AT_START", number(one.reset()));
    if (one.fields.size() == 1 && one.fields.front().bits == 32) continue;
    for (const Field& field : one.fields) {
      const std::string of_field = name + "_" + upper(field.name);
      const std::uint64_t ones = (std::uint64_t{1} << field.bits) - 1;
      text += comment(description(field));
      text += definition(of_field, number(ones << field.low));
      if (field.bits > 1) text += definition(of_field + "_SHIFT", std::to_string(field.low));
    }
  }
  return text;
}

}  // namespace

std::string c_header(const RegisterMap& map) {
  const std::string prefix = upper(map.name) + "_";
  std::string text =
      comment(sentence(map.meaning) + " Offsets are in bytes; a field is the mask of its bits.");
  text += "#ifndef " + prefix + "REGISTERS_H\n#define " + prefix + "REGISTERS_H\n";
  text += registers(map.registers, prefix);
  for (const RegisterArray& array : map.arrays) {
    const std::string name = prefix + upper(array.name);
    text += "\n" +
            comment(sentence(array.meaning) + " Block i begins at " + name + " + i * " + name + "_STRIDE.");
    text += definition(name, number(array.offset)) + definition(name + "_COUNT", number(array.count)) +
            definition(name + "_STRIDE", number(array.stride()));
    text += registers(array.registers, name + "_");
  }
  for (const MemoryWindow& memory : map.memories) {
    const std::string name = prefix + upper(memory.name);
    text +=
        "\n" + comment(sentence(memory.meaning) + " Entries of " + std::to_string(memory.bits) + " bits.");
    text += definition(name, number(memory.offset)) + definition(name + "_COUNT", number(memory.count));
  }
  return text + "\n#endif\n";
}

}  // namespace lif::bus
