#include <lif/trace/vcd_writer.hpp>

#include <charconv>
#include <cstring>

#include <lif/common/version.hpp>

namespace lif {

namespace {

constexpr std::size_t longest_line = 64;        // a double's shortest text has 24 characters, a time 20
constexpr std::size_t buffer_size = 1U << 14U;  // half of the first-level cache

}  // namespace

VcdWriter::VcdWriter(OutputFile& file, const std::string& time_unit) : file_(file), lines_(buffer_size) {
  definitions_ =
      std::string("$version lif-systemc ") + version() + " $end\n$timescale " + time_unit + " $end\n";
}

// The code consists of the printable characters that VCD allows; the first variable has `!`.
VcdWriter::Code VcdWriter::code_of(std::size_t index) {
  constexpr std::size_t first = '!';
  constexpr std::size_t count = '~' - '!' + 1;
  Code code{};
  for (std::size_t rest = index + 1; rest > 0 && code.length < code.text.size(); rest = (rest - 1) / count) {
    code.text[code.length++] = static_cast<char>(first + (rest - 1) % count);
  }
  return code;
}

void VcdWriter::declare_scope(const std::string& name) {
  definitions_ += "$scope module " + name + " $end\n";
}

void VcdWriter::declare_end_of_scope() { definitions_ += "$upscope $end\n"; }

void VcdWriter::declare_variable(std::size_t index, Kind kind, const std::string& name) {
  const Code& code = codes_.emplace_back(code_of(index));
  const char* type = kind == Kind::wire ? "wire 1 " : kind == Kind::event ? "event 1 " : "real 64 ";
  definitions_ +=
      std::string("$var ") + type + std::string(code.text.data(), code.length) + " " + name + " $end\n";
}

void VcdWriter::write_begin(std::uint64_t time) {
  file_.write(definitions_);
  file_.write("$enddefinitions $end\n#" + std::to_string(time) + "\n$dumpvars\n");
}

void VcdWriter::write_end_of_initial_values() {
  flush_lines();
  file_.write("$end\n");
}

char* VcdWriter::room_for_a_line() {
  if (used_ + longest_line > lines_.size()) flush_lines();
  return lines_.data() + used_;
}

void VcdWriter::end_line(char* end) {
  *end++ = '\n';
  used_ = static_cast<std::size_t>(end - lines_.data());
}

void VcdWriter::end_line(char* end, const Code& code) {
  std::memcpy(end, code.text.data(), code.text.size());  // a fixed size is faster; the rest is overwritten
  end_line(end + code.length);
}

void VcdWriter::end_number(char* end, const Code& code) {
  *end++ = ' ';
  end_line(end, code);
}

void VcdWriter::flush_lines() {
  file_.write({lines_.data(), used_});
  used_ = 0;
}

void VcdWriter::write_time(std::uint64_t time) {
  char* line = room_for_a_line();
  *line++ = '#';
  end_line(std::to_chars(line, line + longest_line - 2, time).ptr);
}

void VcdWriter::write_wire(std::size_t index, bool value) {
  char* line = room_for_a_line();
  *line++ = value ? '1' : '0';
  end_line(line, codes_[index]);
}

void VcdWriter::write_real(std::size_t index, double value) {
  char* line = room_for_a_line();
  *line++ = 'r';
  end_number(std::to_chars(line, line + longest_line / 2, value).ptr, codes_[index]);
}

void VcdWriter::write_real(std::size_t index, float value) {
  char* line = room_for_a_line();
  *line++ = 'r';
  end_number(std::to_chars(line, line + longest_line / 2, value).ptr, codes_[index]);
}

void VcdWriter::write_event(std::size_t index) { write_wire(index, true); }

void VcdWriter::write_end() {
  flush_lines();
  file_.flush();
}

}  // namespace lif
