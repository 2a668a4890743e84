#pragma once

#include <map>
#include <string>

#include <lif/common/output_file.hpp>
#include <lif/core/core_observer.hpp>

namespace lif::testbench {

/// Writes the stamps of a core as CSV, `kind,cycle,addr,place`: `in_req` and `in_ack` of the input, `out` of
/// the output, and `drop` with the place where an event was lost. Rows are in the order of their cycles.
class StampRecorder : public core::CoreObserver {
 public:
  explicit StampRecorder(OutputFile& file);

  /// The request of an input.
  void requested(std::uint64_t word, core::Cycle cycle) { add(0, cycle, "in_req", word, ""); }
  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override;
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override;
  void dropped(core::EventId id, std::uint64_t address, core::DropPlace place, core::Cycle cycle) override;

  /// Writes the rows of the cycles before this one, after which no more of them come.
  void write_before(core::Cycle cycle);
  /// Writes all rows.
  void finish();

 private:
  // Rows of one cycle are in this order of their kinds, and then in that in which they came.
  using Key = std::pair<core::Cycle, int>;

  void add(int order, core::Cycle cycle, const char* kind, std::uint64_t address, const char* place);

  OutputFile& file_;
  std::multimap<Key, std::string> rows_;
};

}  // namespace lif::testbench
