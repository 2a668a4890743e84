#include "lif_core.h"

#include "lif_core_registers.h"

enum { type_spike = 0, type_reference = 1, type_reset = 2 };

static uint32_t event(uint32_t type, uint32_t value, uint32_t address) {
  return type << LIF_CORE_INJECT_TYPE_SHIFT | value << LIF_CORE_INJECT_VALUE_SHIFT |
         address << LIF_CORE_INJECT_ADDRESS_SHIFT;
}

uint32_t lif_core_spike_event(uint32_t source, uint32_t value) { return event(type_spike, value, source); }
uint32_t lif_core_time_reference(uint32_t group) { return event(type_reference, 0, group); }
uint32_t lif_core_reset_event(void) { return event(type_reset, 0, 0); }

int lif_core_init(const struct lif_core_bus *bus) {
  if (bus->read(bus->context, LIF_CORE_IDENTIFICATION) != LIF_CORE_IDENTIFICATION_AT_START) return -1;
  if (bus->read(bus->context, LIF_CORE_NEURONS) != LIF_CORE_NEURONS_AT_START) return -1;
  if (bus->read(bus->context, LIF_CORE_SYNAPSES) != LIF_CORE_SYNAPSES_AT_START) return -1;
  bus->write(bus->context, LIF_CORE_CONTROL, 0);
  while (bus->read(bus->context, LIF_CORE_STATUS) & LIF_CORE_STATUS_BUSY) {
  }
  bus->write(bus->context, LIF_CORE_INTERRUPT_PENDING, 0xffffffffu);
  bus->write(bus->context, LIF_CORE_INTERRUPT_ENABLE, 0);
  return 0;
}

int lif_core_load(const struct lif_core_bus *bus, const uint32_t *weights, size_t weight_words,
                  const uint32_t (*words)[2], size_t word_count) {
  size_t i;
  bus->write_words(bus->context, LIF_CORE_WEIGHTS, weights, weight_words, 0);
  for (i = 0; i < word_count; ++i) bus->write(bus->context, words[i][0], words[i][1]);
  bus->write(bus->context, LIF_CORE_CONTROL, LIF_CORE_CONTROL_RESET);
  while (bus->read(bus->context, LIF_CORE_STATUS) & LIF_CORE_STATUS_RESET_WAITS) {
  }
  return bus->read(bus->context, LIF_CORE_INTERRUPT_PENDING) & LIF_CORE_INTERRUPT_PENDING_INVALID ? -1 : 0;
}

void lif_core_start(const struct lif_core_bus *bus) {
  bus->write(bus->context, LIF_CORE_INTERRUPT_ENABLE, LIF_CORE_INTERRUPT_ENABLE_QUIET);
  bus->write(bus->context, LIF_CORE_CONTROL, LIF_CORE_CONTROL_RUN);
}

int lif_core_step(const struct lif_core_bus *bus, const uint32_t *events, size_t count) {
  const uint32_t depth = LIF_CORE_DEPTHS_AT_START & LIF_CORE_DEPTHS_INJECT;
  if (count > depth - bus->read(bus->context, LIF_CORE_INJECT_LEVEL)) return -1;
  bus->write_words(bus->context, LIF_CORE_INJECT, events, count, 1);
  bus->write(bus->context, LIF_CORE_INTERRUPT_PENDING, LIF_CORE_INTERRUPT_PENDING_QUIET);
  /* The core may have been faster than this processor: then no interrupt will come any more. */
  if (!(bus->read(bus->context, LIF_CORE_STATUS) & LIF_CORE_STATUS_QUIET)) bus->wait_for_interrupt(bus->context);
  return 0;
}

int32_t lif_core_spike(const struct lif_core_bus *bus) {
  const uint32_t spike = bus->read(bus->context, LIF_CORE_OUTPUT);
  return spike & LIF_CORE_OUTPUT_VALID ? (int32_t)(spike & LIF_CORE_OUTPUT_NEURON) : -1;
}
