#include <lif/trace/vcd_writer.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>

#include <lif/common/version.hpp>

namespace lif {

namespace {

constexpr std::size_t buffer_size = 1U << 14U;  // half of the first-level cache

std::string comment_of(const std::string& text) { return "$comment " + text + " $end\n"; }

// Bits as a VCD has them: of equal leading ones but the last is left out where a reader puts it back, which
// it does not for a 1.
std::string_view shortest_bits(std::string_view bits) {
  const char first = bits.front();
  if (first == '1') return bits;
  const std::size_t other = std::min(bits.find_first_not_of(first), bits.size());
  if (first == '0' && other < bits.size() && bits[other] == '1') return bits.substr(other);
  return bits.substr(other - 1);
}

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

void VcdWriter::declare_variable(std::size_t index, Kind kind, std::size_t width, const std::string& name) {
  const Code& code = codes_.emplace_back(code_of(index));
  const bool is_number = kind == Kind::float64 || kind == Kind::float32;
  const char* type = is_number ? "real " : kind == Kind::event ? "event " : "wire ";
  const std::string range = width > 1 && !is_number ? " [" + std::to_string(width - 1) + ":0]" : "";
  definitions_ += std::string("$var ") + type + std::to_string(width) + " " +
                  std::string(code.text.data(), code.length) + " " + name + range + " $end\n";
}

void VcdWriter::write_begin(std::uint64_t time) {
  has_begun_ = true;
  file_.write(definitions_);
  file_.write("$enddefinitions $end\n#" + std::to_string(time) + "\n$dumpvars\n");
}

void VcdWriter::write_end_of_initial_values() {
  flush_lines();
  file_.write("$end\n");
}

char* VcdWriter::room_for_a_line(std::size_t length) {
  if (used_ + length > lines_.size()) make_room(length);
  return lines_.data() + used_;
}

void VcdWriter::make_room(std::size_t length) {
  flush_lines();
  if (length > lines_.size()) lines_.resize(length);
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
  end_line(std::to_chars(line, line + longest_number - 2, time).ptr);
}

void VcdWriter::write_wire(std::size_t index, bool value) {
  char* line = room_for_a_line();
  *line++ = value ? '1' : '0';
  end_line(line, codes_[index]);
}

template <class T>
void VcdWriter::write_number(std::size_t index, T value) {
  char* line = room_for_a_line();
  *line++ = 'r';
  end_number(std::to_chars(line, line + longest_number / 2, value).ptr, codes_[index]);
}

void VcdWriter::write_real(std::size_t index, double value) { write_number(index, value); }

void VcdWriter::write_real(std::size_t index, float value) { write_number(index, value); }

void VcdWriter::write_bits(std::size_t index, std::string_view value) {
  char* line = room_for_a_line(value.size() + longest_number);
  if (value.size() == 1) {
    *line++ = value.front();
    return end_line(line, codes_[index]);
  }
  const std::string_view shortest = shortest_bits(value);
  *line++ = 'b';
  end_number(std::copy(shortest.begin(), shortest.end(), line), codes_[index]);
}

void VcdWriter::write_event(std::size_t index) { write_wire(index, true); }

void VcdWriter::write_comment(const std::string& text) {
  if (!has_begun_) {
    definitions_ += comment_of(text);
    return;
  }
  flush_lines();
  file_.write(comment_of(text));
}

void VcdWriter::write_end() {
  flush_lines();
  file_.flush();
}

}  // namespace lif
