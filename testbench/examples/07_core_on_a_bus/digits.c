#include "digits.h"

#include "lif_core_memory.h"

/* The hidden layer is neurons 0 to 63 and group 0, the classes are neurons 64 to 73 and group 1. */
enum { hidden_neurons = 64, hidden_group = 0, class_group = 1 };

int digits_set_up(const struct lif_core_bus *bus) {
  if (lif_core_init(bus) != 0) return -1;
  if (lif_core_load(bus, lif_core_weight_image, LIF_CORE_WEIGHT_IMAGE_COUNT, lif_core_neuron_image,
                    LIF_CORE_NEURON_IMAGE_COUNT) != 0)
    return -1;
  lif_core_start(bus);
  return 0;
}

int digits_classify(const struct lif_core_bus *bus, const uint8_t pixels[digits_pixels],
                    uint32_t counts[digits_classes]) {
  uint32_t events[digits_pixels + 3];
  int step, i, best = 0;
  int32_t neuron;
  for (i = 0; i < digits_classes; ++i) counts[i] = 0;
  for (step = 0; step < digits_steps; ++step) {
    size_t count = 0;
    if (step == 0) events[count++] = lif_core_reset_event();
    for (i = 0; i < digits_pixels; ++i) {
      if (pixels[i] != 0) events[count++] = lif_core_spike_event((uint32_t)i, pixels[i]);
    }
    events[count++] = lif_core_time_reference(hidden_group);
    events[count++] = lif_core_time_reference(class_group);
    if (lif_core_step(bus, events, count) != 0) return -1;
    while ((neuron = lif_core_spike(bus)) >= 0) {
      if (neuron >= hidden_neurons) ++counts[neuron - hidden_neurons];
    }
  }
  for (i = 1; i < digits_classes; ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  return best;
}
