#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "comparison/trace_reader.hpp"
#include "text/line_reader.hpp"

namespace lif::testbench {

/// Reads a value change dump (IEEE 1364-2005, clause 18) of one neuron. Each rising edge of the clock is a
/// step. Its input is the value at the rising edge; its outputs are the values when the clock falls again.
class VcdTraceReader : public TraceReader {
 public:
  /// @param reader  a reader whose first line has already been read
  VcdTraceReader(std::unique_ptr<LineReader> reader, const std::string& first_line,
                 const TraceFormat& format);

  bool next(TraceRow& row) override;
  bool has(const std::string& name) const override;

 private:
  struct Variable {
    std::string name;
    std::optional<double> value;  // empty while it is x or z
  };

  bool next_word(std::string& word);
  void read_declarations(const TraceFormat& format);
  std::string choose(const std::string& name, const char* otherwise, bool is_required) const;
  std::string find(const std::string& name, bool has_to_be_one) const;
  void change(std::string word);
  void advance(const std::string& time);
  void fill(TraceRow& row);
  std::optional<double> vector_value(const std::string& digits) const;
  std::optional<double> value_of(const std::string& code) const;
  [[noreturn]] void fail(const std::string& what) const;

  std::unique_ptr<LineReader> reader_;
  std::vector<std::string> words_;  // the words of the current line that are left, the last one first
  bool is_unsigned_;
  std::map<std::string, Variable> variables_;                  // by identifier code
  std::map<std::string, std::size_t> widths_;                  // by identifier code
  std::string clock_, spike_, potential_, input_, threshold_;  // identifier codes
  bool clock_is_high_ = false;
  bool has_edge_ = false;  // a rising edge whose step has not been returned yet
  std::int64_t time_ = -1;
  std::uint64_t step_ = 0;
};

}  // namespace lif::testbench
