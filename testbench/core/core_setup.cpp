#include "core/core_setup.hpp"

#include <filesystem>

namespace lif::testbench {

namespace {

constexpr std::uint64_t most_cycles = 1'000'000'000;
constexpr std::uint64_t most = 1'000'000;  // of short delays, and of entries

JsonObject::Take arbitration_into(core::Arbitration& target) {
  return word_into<core::Arbitration>(target, {{"input_first", core::Arbitration::input_first},
                                               {"fifo_first", core::Arbitration::fifo_first},
                                               {"round_robin", core::Arbitration::round_robin}});
}

JsonObject::Take reference_order_into(core::ReferenceOrder& target) {
  return word_into<core::ReferenceOrder>(
      target, {{"on_request", core::ReferenceOrder::on_request}, {"barrier", core::ReferenceOrder::barrier}});
}

JsonObject::Take overflow_into(aer::OverflowPolicy& target) {
  return word_into<aer::OverflowPolicy>(target, {{"stall", aer::OverflowPolicy::stall},
                                                 {"drop_newest", aer::OverflowPolicy::drop_newest},
                                                 {"drop_oldest", aer::OverflowPolicy::drop_oldest}});
}

// A member that is an object itself.
JsonObject::Take object_into(JsonObject::Takers members) {
  return [members = std::move(members)](const std::string& place, const JsonObject::Value& value) {
    JsonObject(place, value).take(members);
  };
}

}  // namespace

const char* const setup_schema =
    "\"open_loop\": false, \"fifo_depth\": 128, \"cycles_per_neuron\": 2, \"cycles_per_reference\": 2, "
    "\"enqueue_cycles\": 1, \"arbitration\": \"input_first\", "
    "\"reference_order\": \"on_request\", \"tick_cycles\": 0, \"overflow\": \"drop_newest\", "
    "\"synchroniser_flops\": {\"input\": "
    "2, \"output\": 2}, \"sender\": {\"idle_cycles\": 12, \"release_cycles\": 0, \"first_request\": 21, "
    "\"patience\": 10000000}, \"receiver\": {\"acknowledge_cycles\": 1, \"release_cycles\": 1}";

JsonObject::Takers setup_members(CoreSetup& setup) {
  core::CoreTiming& timing = setup.parameters.timing;
  return {{"open_loop", flag_into(setup.parameters.is_open_loop)},
          {"fifo_depth", integer_into(timing.fifo_depth, 1, most)},
          {"cycles_per_neuron", integer_into(timing.cycles_per_neuron, 1, most)},
          {"cycles_per_reference", integer_into(timing.cycles_per_reference, 1, most)},
          {"enqueue_cycles", integer_into(timing.enqueue_cycles, 1, most)},
          {"arbitration", arbitration_into(setup.parameters.arbitration)},
          {"reference_order", reference_order_into(setup.parameters.reference_order)},
          {"tick_cycles", integer_into(setup.parameters.tick_cycles, 0, most_cycles)},
          {"overflow", overflow_into(setup.parameters.overflow)},
          {"synchroniser_flops", object_into({{"input", integer_into(timing.input_synchroniser, 0, 32)},
                                              {"output", integer_into(timing.output_synchroniser, 0, 32)}})},
          {"sender", object_into({{"idle_cycles", integer_into(setup.sender.idle_cycles, 0, most)},
                                  {"release_cycles", integer_into(setup.sender.release_cycles, 0, most)},
                                  {"first_request", integer_into(setup.first_request, 1, most_cycles)},
                                  {"patience", integer_into(setup.patience, 1, most_cycles)}})},
          {"receiver",
           object_into({{"acknowledge_cycles", integer_into(setup.receiver.acknowledge_cycles, 1, most)},
                        {"release_cycles", integer_into(setup.receiver.release_cycles, 1, most)}})}};
}

unsigned bits_for(std::uint64_t highest) {
  unsigned bits = 1;
  while (bits < 64 && highest >> bits != 0) ++bits;
  return bits;
}

std::string found_path(const std::string& core_file, const std::string& name) {
  const std::filesystem::path beside = std::filesystem::path(core_file).parent_path() / name;
  std::error_code ignored;
  return std::filesystem::exists(beside, ignored) ? beside.string() : name;
}

}  // namespace lif::testbench
