/* A driver for the core that lif_core_registers.h describes, for any bus and any processor. */
#ifndef LIF_CORE_H
#define LIF_CORE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How the driver reaches the core: what a board or a simulation has to give it. */
struct lif_core_bus {
  void *context; /* handed to the functions */
  uint32_t (*read)(void *context, uint32_t offset);
  void (*write)(void *context, uint32_t offset, uint32_t value);
  /* Writes words to the same offset, or to one after the other. */
  void (*write_words)(void *context, uint32_t offset, const void *words, size_t count, int same_offset);
  void (*wait_for_interrupt)(void *context);
};

/* Finds the core, and lets it stand still. Returns 0, or -1 if it is another device or of another size. */
int lif_core_init(const struct lif_core_bus *bus);

/* Loads weights, two in a word, and words of neurons, and lets the neurons take them over. Returns 0, or -1 if a parameter is not
   allowed. */
int lif_core_load(const struct lif_core_bus *bus, const uint32_t *weights, size_t weight_words,
                  const uint32_t (*words)[2], size_t word_count);

/* Lets the core run. */
void lif_core_start(const struct lif_core_bus *bus);

/* Injects events, and waits for the interrupt that says that all of them were served. Returns 0, or -1 if the FIFO had
   no room for them, and nothing was injected. */
int lif_core_step(const struct lif_core_bus *bus, const uint32_t *events, size_t count);

/* Reads a spike. Returns its neuron, or -1 if there is none. */
int32_t lif_core_spike(const struct lif_core_bus *bus);

/* The words of events. */
uint32_t lif_core_spike_event(uint32_t source, uint32_t value);
uint32_t lif_core_time_reference(uint32_t group);
uint32_t lif_core_reset_event(void);

#ifdef __cplusplus
}
#endif

#endif
