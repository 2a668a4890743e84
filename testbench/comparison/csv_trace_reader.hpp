#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "comparison/trace_reader.hpp"
#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads a trace of one neuron, a raster, or a list of spikes; the header of the file says which.
class CsvTraceReader : public TraceReader {
 public:
  /// @param lines  a reader whose first line, the header, has already been read
  CsvTraceReader(std::unique_ptr<LineReader> lines, const std::string& header, const TraceFormat& format);

  bool next(TraceRow& row) override;
  bool has_length() const override { return kind_ != Kind::spike_list; }
  std::uint64_t silent_steps() override;
  void skip(std::uint64_t steps) override { row_ += steps; }
  bool has(const std::string& name) const override { return reader_.find(name).has_value(); }

 private:
  enum class Kind { one_neuron, raster, spike_list };

  bool next_fields();
  bool next_of_list(TraceRow& row);
  std::optional<std::size_t> find_either(const std::string& name, const char* otherwise) const;
  double number(std::size_t column) const;
  std::uint64_t count(std::size_t column) const;

  CsvReader reader_;
  Kind kind_ = Kind::one_neuron;
  std::optional<std::size_t> step_, spike_, potential_, input_, threshold_, neuron_;
  std::uint64_t row_ = 0;
  bool has_pending_ = false;  // in a list of spikes: the last row read belongs to a later step
};

}  // namespace lif::testbench
