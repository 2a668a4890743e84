#include "core/stamp_recorder.hpp"

namespace lif::testbench {

StampRecorder::StampRecorder(OutputFile& file) : file_(file) { file_.write("kind,cycle,addr,place\n"); }

void StampRecorder::taken(core::EventId /*id*/, std::uint64_t word, core::Cycle cycle) {
  add(1, cycle, "in_ack", word, "");
}

void StampRecorder::fired(core::EventId /*id*/, core::EventId /*cause*/, std::size_t neuron,
                          core::Cycle cycle) {
  add(2, cycle, "out", neuron, "");
}

void StampRecorder::dropped(core::EventId /*id*/, std::uint64_t address, core::DropPlace place,
                            core::Cycle cycle) {
  add(3, cycle, "drop", address, core::name_of(place));
}

void StampRecorder::add(int order, core::Cycle cycle, const char* kind, std::uint64_t address,
                        const char* place) {
  rows_.emplace(Key{cycle, order}, std::string(kind) + "," + std::to_string(cycle) + "," +
                                       std::to_string(address) + "," + place + "\n");
}

void StampRecorder::write_before(core::Cycle cycle) {
  const auto end = rows_.lower_bound(Key{cycle, 0});
  for (auto row = rows_.begin(); row != end; ++row) file_.write(row->second);
  rows_.erase(rows_.begin(), end);
}

void StampRecorder::finish() {
  for (const auto& [key, row] : rows_) file_.write(row);
  rows_.clear();
}

}  // namespace lif::testbench
