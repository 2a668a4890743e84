#include <lif/bus/core_register_map.hpp>

#include <string>

#include <lif/common/version.hpp>

namespace lif::bus {

namespace {

constexpr std::uint32_t identification_of_cores = 0x4c494643;  // "LIFC"

Field bit(const char* name, std::uint32_t mask, Access access, std::uint32_t reset, const char* meaning) {
  unsigned low = 0;
  while ((mask >> low & 1U) == 0) ++low;
  return {name, low, 1, access, reset, meaning};
}

std::vector<Field> interrupts(Access access) {
  return {bit("output", interrupt_bit::output, access, 0, "a spike arrived in the event-read FIFO"),
          bit("quiet", interrupt_bit::quiet, access, 0,
              "the core became quiet: all words were served and all spikes have arrived"),
          bit("tick", interrupt_bit::tick, access, 0, "a global tick was served"),
          bit("inject_lost", interrupt_bit::inject_lost, access, 0,
              "a word was written to the full event-inject FIFO and lost"),
          bit("output_lost", interrupt_bit::output_lost, access, 0,
              "a spike met the full event-read FIFO and was lost"),
          bit("refused", interrupt_bit::refused, access, 0,
              "a memory was written while the core was running or busy"),
          bit("invalid", interrupt_bit::invalid, access, 0,
              "a reset found a parameter that is not allowed; the neurons keep their parameters"),
          bit("deadlock", interrupt_bit::deadlock, access, 0,
              "nothing in the core can move any more until a reset")};
}

unsigned width_of(const std::vector<aer::EventField>& event) {
  unsigned bits = 0;
  for (const aer::EventField& field : event) bits += field.bits;
  return bits;
}

// Its fields are those of an input word, if that has no more than 32 bits.
Register inject_register(const std::vector<aer::EventField>& event) {
  Register inject =
      whole_register("inject", Access::write_only, 0, "bits 31 to 0 of an input word, such as a spike");
  inject.write_effect = "puts the word into the event-inject FIFO; a full FIFO loses it";
  unsigned high = width_of(event);
  if (high == 0 || high > 32) return inject;
  inject.meaning = "an input word, such as a spike";
  inject.fields.clear();
  for (const aer::EventField& field : event) {
    high -= field.bits;
    inject.fields.insert(inject.fields.begin(), {field.name, high, field.bits, Access::write_only, 0,
                                                 "field '" + field.name + "' of an input word"});
  }
  return inject;
}

std::vector<Register> registers_of(const CoreShape& shape) {
  const auto constant = [](const char* name, std::uint32_t value, const char* meaning) {
    return whole_register(name, Access::read_only, value, meaning);
  };
  std::vector<Register> all;
  all.push_back(constant("identification", identification_of_cores, "the letters LIFC"));
  all.push_back({"version",
                 "version of lif-systemc whose core this is",
                 {{"patch", 0, 8, Access::read_only, LIF_SYSTEMC_VERSION_PATCH, "third number"},
                  {"minor", 8, 8, Access::read_only, LIF_SYSTEMC_VERSION_MINOR, "second number"},
                  {"major", 16, 8, Access::read_only, LIF_SYSTEMC_VERSION_MAJOR, "first number"}},
                 "",
                 "",
                 0});
  all.push_back(constant("neurons", shape.neurons, "number of neurons"));
  all.push_back(constant("sources", shape.sources, "number of sources of synapses"));
  all.push_back(constant("synapses", shape.synapses, "number of synapses"));
  all.push_back({"widths",
                 "widths in bits",
                 {{"weight", 0, 8, Access::read_only, shape.weight_bits, "of a weight"},
                  {"event", 8, 8, Access::read_only, width_of(shape.event), "of an input word"}},
                 "",
                 "",
                 0});
  all.push_back({"depths",
                 "numbers of entries",
                 {{"inject", 0, 16, Access::read_only, shape.inject_depth, "of the event-inject FIFO"},
                  {"output", 16, 16, Access::read_only, shape.output_depth, "of the event-read FIFO"}},
                 "",
                 "",
                 0});
  all.push_back(
      {"control",
       "what the core is to do",
       {bit("run", control_bit::run, Access::read_write, 0,
            "the clock of the core runs; what is in service when it stops ends first"),
        bit("reset", control_bit::reset, Access::pulse, 0,
            "neurons take over their parameters and start anew, and FIFOs are emptied, as soon as "
            "nothing is in service"),
        bit("capture", control_bit::capture, Access::pulse, 0, "counters take over their present values")},
       "",
       "starts and stops the core, resets it, or captures its counters",
       0});
  all.push_back(
      {"status",
       "what the core does",
       {bit("running", status_bit::running, Access::read_only, 0, "its clock runs"),
        bit("busy", status_bit::busy, Access::read_only, 0, "something is in service"),
        bit("quiet", status_bit::quiet, Access::read_only, 0,
            "it runs, all words were served, and all spikes have arrived"),
        bit("reset_waits", status_bit::reset_waits, Access::read_only, 0,
            "a reset waits for the end of what is in service"),
        bit("inject_full", status_bit::inject_full, Access::read_only, 0, "the event-inject FIFO is full"),
        bit("inject_empty", status_bit::inject_empty, Access::read_only, 1, "the event-inject FIFO is empty"),
        bit("output_empty", status_bit::output_empty, Access::read_only, 1, "the event-read FIFO is empty"),
        bit("deadlock", status_bit::deadlock, Access::read_only, 0, "nothing can move until a reset"),
        bit("changed", status_bit::changed, Access::read_only, 0,
            "parameters or biases were written that the next reset takes over")},
       "",
       "",
       0});
  all.push_back({"tick",
                 "the global tick",
                 {{"served", 0, 32, Access::read_write, 0, "number of ticks that were served, modulo 2^32"}},
                 "",
                 "any value raises a tick, a time reference for all neurons; one that was not served yet is "
                 "one with it",
                 0});
  all.push_back(
      {"interrupt_enable", "which interrupts raise the line", interrupts(Access::read_write), "", "", 0});
  all.push_back({"interrupt_pending", "which interrupts have happened since they were cleared",
                 interrupts(Access::write_one_to_clear), "", "", 0});
  all.push_back(whole_register("inject_high", Access::read_write, 0,
                               "bits 63 to 32 of the words that are written to inject"));
  all.push_back(inject_register(shape.event));
  all.push_back(constant("inject_level", 0, "number of words in the event-inject FIFO"));
  all.push_back({"output",
                 "the oldest spike of the event-read FIFO",
                 {{"neuron", 0, 31, Access::read_only, 0, "neuron that fired"},
                  bit("valid", output_valid, Access::read_only, 0, "whether there was a spike")},
                 "takes the spike out, and its time into output_cycle_low and output_cycle_high",
                 "",
                 0});
  all.push_back(constant("output_cycle_low", 0,
                         "cycle in which the spike that was read last had arrived, bits 31 to 0"));
  all.push_back(constant("output_cycle_high", 0, "the same, bits 63 to 32"));
  all.push_back(constant("output_level", 0, "number of spikes in the event-read FIFO"));
  all.push_back(
      constant("invalid_neuron", 0,
               "first neuron of which the last reset found a parameter not allowed; 0, too, if parameters of "
               "different neurons do not go together"));
  return all;
}

struct CounterText {
  const char* name;
  const char* meaning;
};

// In the order of CoreCounter.
constexpr CounterText counters[] = {
    {"cycles", "rising edges of the clock"},
    {"inputs", "words that the core took"},
    {"outputs", "spikes that left the core"},
    {"synaptic_events", "visits of a neuron with a weight"},
    {"time_references", "visits of a neuron with a time reference"},
    {"ticks", "global ticks that were served"},
    {"missed_ticks", "global ticks that came before the last one was served"},
    {"outside", "words for a source or a neuron that the core does not have, which were dropped"},
    {"fifo_lost", "events that the core's own FIFO lost"},
    {"inject_lost", "words that the full event-inject FIFO lost"},
    {"output_lost", "spikes that the full event-read FIFO lost"},
    {"reset_lost", "words and spikes on their way that a reset lost"}};
static_assert(sizeof counters / sizeof *counters == static_cast<std::size_t>(CoreCounter::count));

}  // namespace

RegisterMap core_register_map(const CoreShape& shape, const std::vector<Register>& of_neuron) {
  RegisterMap map;
  map.name = "lif_core";
  map.meaning = "a neuromorphic core of leaky integrate-and-fire neurons";
  map.registers = registers_of(shape);
  for (const CounterText& counter : counters) {
    const std::string name = std::string("count_") + counter.name;
    const std::string meaning = std::string(counter.meaning) + ", when counters were captured last, bits ";
    map.registers.push_back(whole_register(name + "_low", Access::read_only, 0, meaning + "31 to 0"));
    map.registers.push_back(whole_register(name + "_high", Access::read_only, 0, meaning + "63 to 32"));
  }
  map.arrays.push_back({"neuron", "state and parameters of a neuron", 0, shape.neurons, of_neuron});
  map.memories.push_back({"weights",
                          "weights in two's complement, source by source, and one without a synapse behind "
                          "an odd number of them; they "
                          "can be written while the core stands still",
                          0, shape.synapses + shape.synapses % 2, 16});
  map.place();
  return map;
}

}  // namespace lif::bus
