#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/trace/waveform_writer.hpp>

namespace lif {

/// Writes a value change dump (IEEE 1364-2005, clause 18), a text format that all waveform viewers read.
///
/// Numbers are written as the shortest text that reads back as the same value of their type, and `nan`, `inf`
/// and `-inf` where they are not finite.
class VcdWriter final : public WaveformWriter {
 public:
  /// @param file       has to outlive the writer; its owner commits it after finish()
  /// @param time_unit  unit of the times in set_time(): `1 ns`, `10 ps` ...
  VcdWriter(OutputFile& file, const std::string& time_unit);

 private:
  /// A variable's short name in the file.
  struct Code {
    std::array<char, 7> text;
    std::uint8_t length;
  };

  void declare_scope(const std::string& name) override;
  void declare_end_of_scope() override;
  void declare_variable(std::size_t index, Kind kind, std::size_t width, const std::string& name) override;
  void write_begin(std::uint64_t time) override;
  void write_end_of_initial_values() override;
  void write_time(std::uint64_t time) override;
  void write_wire(std::size_t index, bool value) override;
  void write_real(std::size_t index, double value) override;
  void write_real(std::size_t index, float value) override;
  void write_bits(std::size_t index, std::string_view value) override;
  void write_event(std::size_t index) override;
  void write_comment(const std::string& text) override;
  void write_end() override;

  static constexpr std::size_t longest_number = 64;  // a double's shortest text has 24 characters, a time 20

  static Code code_of(std::size_t index);
  template <class T>
  [[gnu::always_inline]] inline void write_number(std::size_t index, T value);
  void make_room(std::size_t length);
  [[gnu::always_inline]] inline char* room_for_a_line(std::size_t length = longest_number);
  [[gnu::always_inline]] inline void end_line(char* end);
  [[gnu::always_inline]] inline void end_line(char* end, const Code& code);
  [[gnu::always_inline]] inline void end_number(char* end, const Code& code);
  void flush_lines();

  OutputFile& file_;
  std::string definitions_;  // what comes before the initial values
  bool has_begun_ = false;
  std::vector<Code> codes_;
  std::vector<char>
      lines_;  // full up to used_; the file's own buffer would cost a call and a check for each piece
  std::size_t used_ = 0;
};

}  // namespace lif
