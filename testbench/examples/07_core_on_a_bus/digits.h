/* What the processor runs: it classifies images with the network on the core. */
#ifndef DIGITS_H
#define DIGITS_H

#include "lif_core.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { digits_pixels = 64, digits_classes = 10, digits_steps = 25 };

/* Sets the core up. Returns 0, or -1 if it is not the core that was expected. */
int digits_set_up(const struct lif_core_bus *bus);

/* Shows an image for 25 steps, and counts the spikes of each class. Returns the class with most spikes, or -1 if the
   core did not take the events. */
int digits_classify(const struct lif_core_bus *bus, const uint8_t pixels[digits_pixels],
                    uint32_t counts[digits_classes]);

#ifdef __cplusplus
}
#endif

#endif
