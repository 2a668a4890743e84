#include <lif/bus/register_formats.hpp>
#include <lif/bus/register_text.hpp>

#include <algorithm>
#include <iterator>

namespace lif::bus {

namespace {

std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char one : text) {
    if (one == '"' || one == '\\') quoted += '\\';
    quoted += one;
  }
  return quoted + "\"";
}

// Words of the language, which are names only behind a backslash.
std::string identifier(const std::string& name) {
  constexpr const char* keywords[] = {"abstract",   "accesstype",  "addressingtype",
                                      "addrmap",    "alias",       "all",
                                      "bit",        "boolean",     "bothedge",
                                      "compact",    "component",   "componentwidth",
                                      "constraint", "default",     "encode",
                                      "enum",       "external",    "false",
                                      "field",      "fullalign",   "hw",
                                      "inside",     "internal",    "level",
                                      "longint",    "mem",         "na",
                                      "negedge",    "nonsticky",   "number",
                                      "onreadtype", "onwritetype", "posedge",
                                      "property",   "r",           "rclr",
                                      "ref",        "reg",         "regalign",
                                      "regfile",    "rset",        "ruser",
                                      "rw",         "rw1",         "signal",
                                      "string",     "struct",      "sw",
                                      "this",       "true",        "type",
                                      "unsigned",   "w",           "w1",
                                      "wclr",       "woclr",       "woset",
                                      "wot",        "wr",          "wset",
                                      "wuser",      "wzc",         "wzs",
                                      "wzt"};
  const bool is_keyword = std::find(std::begin(keywords), std::end(keywords), name) != std::end(keywords);
  return (is_keyword ? "\\" : "") + name;
}

// The properties of a field that say what software and hardware do with it.
std::string access(const Register& of, const Field& field) {
  std::string text;
  switch (field.access) {
    case Access::read_only:
      text = "sw = r; hw = w;";
      break;
    case Access::write_only:
      text = "sw = w; hw = r;";
      break;
    case Access::read_write:
      text = "sw = rw; hw = rw;";
      break;
    case Access::write_one_to_clear:
      text = "sw = rw; hw = rw; onwrite = woclr;";
      break;
    case Access::pulse:
      return "sw = w; hw = r; singlepulse;";
  }
  if (!of.read_effect.empty() && field.access != Access::write_only) text += " onread = ruser;";
  if (!of.write_effect.empty() && (field.access == Access::write_only || field.access == Access::read_write))
    text += " onwrite = wuser;";
  return text;
}

std::string register_text(const Register& one, const std::string& margin) {
  // What has effects of its own is made by the device, not by whoever generates registers from this text.
  const bool has_effects = !one.read_effect.empty() || !one.write_effect.empty();
  std::string text = margin + (has_effects ? "external reg {\n" : "reg {\n");
  const std::string inside = margin + "  ";
  text += inside + "desc = " + quoted(description(one)) + ";\n";
  for (const Field& field : one.fields) {
    text += inside + "field { desc = " + quoted(description(field)) + "; " + access(one, field) + " } " +
            identifier(field.name) + "[" + std::to_string(field.low + field.bits - 1) + ":" +
            std::to_string(field.low) + "] = " + hexadecimal(field.reset) + ";\n";
  }
  return text + margin + "} " + identifier(one.name) + " @ " + hexadecimal(one.offset) + ";\n";
}

}  // namespace

std::string system_rdl(const RegisterMap& map) {
  std::string text = "addrmap " + map.name + " {\n";
  text += "  desc = " + quoted(sentence(map.meaning)) + ";\n";
  text += "  default regwidth = 32;\n  default accesswidth = 32;\n  littleendian;\n  lsb0;\n\n";
  for (const Register& one : map.registers) text += register_text(one, "  ");
  for (const RegisterArray& array : map.arrays) {
    text += "\n  regfile {\n    desc = " + quoted(sentence(array.meaning)) + ";\n";
    for (const Register& one : array.registers) text += register_text(one, "    ");
    text += "  } " + array.name + "[" + std::to_string(array.count) + "] @ " + hexadecimal(array.offset) +
            " += " + hexadecimal(array.stride()) + ";\n";
  }
  for (const MemoryWindow& memory : map.memories) {
    if (memory.count == 0) continue;  // SystemRDL has no memory without entries
    text += "\n  external mem {\n    desc = " + quoted(sentence(memory.meaning)) + ";\n";
    text += "    mementries = " + std::to_string(memory.count) +
            ";\n    memwidth = " + std::to_string(memory.bits) + ";\n    sw = rw;\n";
    text += "  } " + memory.name + " @ " + hexadecimal(memory.offset) + ";\n";
  }
  return text + "};\n";
}

}  // namespace lif::bus
