#include <lif/bus/register_formats.hpp>
#include <lif/bus/register_text.hpp>
#include <lif/common/version.hpp>

namespace lif::bus {

namespace {

std::string escaped(const std::string& text) {
  std::string escaped;
  for (const char one : text) {
    switch (one) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += one;
    }
  }
  return escaped;
}

/// XML, element by element, with a margin for each level.
class XmlText {
 public:
  void open(const std::string& name) {
    line("<ipxact:" + name + ">");
    margin_ += "  ";
  }
  void close(const std::string& name) {
    margin_.resize(margin_.size() - 2);
    line("</ipxact:" + name + ">");
  }
  void element(const std::string& name, const std::string& value) {
    line("<ipxact:" + name + ">" + escaped(value) + "</ipxact:" + name + ">");
  }
  void line(const std::string& text) { text_ += margin_ + text + "\n"; }
  const std::string& text() const { return text_; }

 private:
  std::string text_, margin_;
};

const char* access(Access access) {
  switch (access) {
    case Access::read_only:
      return "read-only";
    case Access::write_only:
    case Access::pulse:
      return "write-only";
    case Access::read_write:
    case Access::write_one_to_clear:
      break;
  }
  return "read-write";
}

void write_field(XmlText& xml, const Register& of, const Field& field) {
  xml.open("field");
  xml.element("name", field.name);
  xml.element("description", description(field));
  xml.element("bitOffset", std::to_string(field.low));
  xml.open("resets");
  xml.open("reset");
  xml.element("value", hexadecimal(field.reset));
  xml.close("reset");
  xml.close("resets");
  xml.element("bitWidth", std::to_string(field.bits));
  xml.element("access", access(field.access));
  if (field.access == Access::write_one_to_clear) {
    xml.element("modifiedWriteValue", "oneToClear");
  } else if (field.access == Access::pulse ||
             (!of.write_effect.empty() && field.access != Access::read_only)) {
    xml.element("modifiedWriteValue", "modify");
  }
  if (!of.read_effect.empty() && field.access != Access::write_only) xml.element("readAction", "modify");
  xml.close("field");
}

void write_register(XmlText& xml, const Register& one) {
  xml.open("register");
  xml.element("name", one.name);
  xml.element("description", description(one));
  xml.element("addressOffset", hexadecimal(one.offset));
  xml.element("size", "32");
  for (const Field& field : one.fields) write_field(xml, one, field);
  xml.close("register");
}

void open_block(XmlText& xml, const std::string& name, const std::string& meaning, std::uint64_t base,
                std::uint64_t size, unsigned width, const char* usage) {
  xml.open("addressBlock");
  xml.element("name", name);
  xml.element("description", sentence(meaning));
  xml.element("baseAddress", hexadecimal(base));
  xml.element("range", hexadecimal(size));
  xml.element("width", std::to_string(width));
  xml.element("usage", usage);
}

}  // namespace

std::string ip_xact(const RegisterMap& map) {
  XmlText xml;
  xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  xml.line("<ipxact:component xmlns:ipxact=\"http://www.accellera.org/XMLSchema/IPXACT/1685-2014\"");
  xml.line("    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
  xml.line(
      "    xsi:schemaLocation=\"http://www.accellera.org/XMLSchema/IPXACT/1685-2014 "
      "http://www.accellera.org/XMLSchema/IPXACT/1685-2014/index.xsd\">");
  xml.element("vendor", "lif-systemc");
  xml.element("library", "lif");
  xml.element("name", map.name);
  xml.element("version", version());
  xml.open("memoryMaps");
  xml.open("memoryMap");
  xml.element("name", "socket");
  xml.element("description", sentence(map.meaning));
  open_block(xml, "registers", "registers of the device", 0, map.registers.size() * 4, 32, "register");
  for (const Register& one : map.registers) write_register(xml, one);
  xml.close("addressBlock");
  for (const RegisterArray& array : map.arrays) {
    open_block(xml, array.name + "s", array.meaning, array.offset, array.size(), 32, "register");
    xml.open("registerFile");
    xml.element("name", array.name);
    xml.element("dim", std::to_string(array.count));
    xml.element("addressOffset", "0x0");
    xml.element("range", hexadecimal(array.stride()));
    for (const Register& one : array.registers) write_register(xml, one);
    xml.close("registerFile");
    xml.close("addressBlock");
  }
  for (const MemoryWindow& memory : map.memories) {
    if (memory.count == 0) continue;  // an address block has at least one unit
    open_block(xml, memory.name, memory.meaning, memory.offset, memory.size(), memory.bits, "memory");
    xml.element("access", "read-write");
    xml.close("addressBlock");
  }
  xml.element("addressUnitBits", "8");
  xml.close("memoryMap");
  xml.close("memoryMaps");
  xml.line("</ipxact:component>");
  return xml.text();
}

}  // namespace lif::bus
