#include <lif/bus/register_formats.hpp>
#include <lif/bus/register_text.hpp>

namespace lif::bus {

namespace {

const char* access_words(Access access) {
  switch (access) {
    case Access::read_only:
      return "read";
    case Access::write_only:
      return "write";
    case Access::read_write:
      return "read, write";
    case Access::write_one_to_clear:
      return "read, write 1 to clear";
    case Access::pulse:
      break;
  }
  return "write 1 to act";
}

std::string cell(const std::string& text) {
  std::string escaped;
  for (const char one : text) {
    if (one == '|') escaped += '\\';
    escaped += one;
  }
  return escaped;
}

std::string rows(const std::vector<Register>& registers) {
  std::string text =
      "| offset | register | bits | field | access | at start | meaning |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const Register& one : registers) {
    const bool is_whole = one.fields.size() == 1 && one.fields.front().bits == 32;
    const Field& first = one.fields.front();
    text += "| " + hexadecimal(one.offset) + " | `" + one.name + "` | " + (is_whole ? "31:0" : "") + " | | " +
            (is_whole ? access_words(first.access) : "") + " | " + hexadecimal(one.reset()) + " | " +
            cell(description(one)) + " |\n";
    if (is_whole) continue;
    for (const Field& field : one.fields) {
      const std::string low = std::to_string(field.low);
      const std::string bits = field.bits == 1 ? low : std::to_string(field.low + field.bits - 1) + ":" + low;
      text += "| | | " + bits + " | `" + field.name + "` | " + access_words(field.access) + " | " +
              hexadecimal(field.reset) + " | " + cell(description(field)) + " |\n";
    }
  }
  return text;
}

}  // namespace

std::string markdown(const RegisterMap& map) {
  std::string text = "# Registers of `" + map.name + "`\n\n" + sentence(map.meaning) +
                     " Offsets are in bytes, registers have 32 bits, and bytes are in little-endian "
                     "order. Bits without a field read as 0.\n\n" +
                     rows(map.registers);
  for (const RegisterArray& array : map.arrays) {
    text += "\n## `" + array.name + "`: " + std::to_string(array.count) + " blocks from " +
            hexadecimal(array.offset) + " on, " + hexadecimal(array.stride()) + " bytes each\n\n" +
            sentence(array.meaning) + "\n\n" + rows(array.registers);
  }
  for (const MemoryWindow& memory : map.memories) {
    text += "\n## `" + memory.name + "`: " + std::to_string(memory.count) + " entries of " +
            std::to_string(memory.bits) + " bits from " + hexadecimal(memory.offset) + " on\n\n" +
            sentence(memory.meaning) + "\n";
  }
  return text;
}

}  // namespace lif::bus
