#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/trace/waveform_writer.hpp>

namespace lif {

/// Writes an FST, GTKWave's own format: it has a third of the size of a VCD and opens at once whatever its
/// size. Needs the component lif::fst.
///
/// All numbers are stored as doubles, whatever their type. The writer collects 128 MiB of changes before it
/// writes them.
class FstWriter final : public WaveformWriter {
 public:
  /// @param file       a regular file, because the format is not written from beginning to end; it has to
  ///         outlive the writer, and its owner commits it after finish()
  /// @param time_unit  unit of the times in set_time(): `1 ns`, `10 ps` ...
  /// @throws OutputError
  FstWriter(OutputFile& file, const std::string& time_unit);
  ~FstWriter() override;

 private:
  void declare_scope(const std::string& name) override;
  void declare_end_of_scope() override;
  void declare_variable(std::size_t index, Kind kind, std::size_t width, const std::string& name) override;
  void write_begin(std::uint64_t time) override;
  void write_end_of_initial_values() override {}
  void write_time(std::uint64_t time) override;
  void write_wire(std::size_t index, bool value) override;
  void write_real(std::size_t index, double value) override;
  void write_real(std::size_t index, float value) override;
  void write_bits(std::size_t index, std::string_view value) override;
  void write_event(std::size_t index) override;
  void write_comment(const std::string& text) override;
  void write_end() override;

  struct Closer {
    void operator()(void* context) const;
  };

  template <class Action>
  void checked(const Action& action);
  [[noreturn]] void fail(int error) const;

  OutputFile& file_;
  int error_ = 0;                          // errno of the first write that failed
  std::unique_ptr<void, Closer> context_;  // owned by GTKWave's code
  std::vector<std::uint32_t> handles_;
};

}  // namespace lif
