/* A neuromorphic core of leaky integrate-and-fire neurons. Offsets are in bytes; a field is the mask of its bits. */
#ifndef LIF_CORE_REGISTERS_H
#define LIF_CORE_REGISTERS_H

/* The letters LIFC. */
#define LIF_CORE_IDENTIFICATION 0x0u
#define LIF_CORE_IDENTIFICATION_AT_START 0x4c494643u

/* Version of lif-systemc whose core this is. */
#define LIF_CORE_VERSION 0x4u
#define LIF_CORE_VERSION_AT_START 0x200u
/* Third number. */
#define LIF_CORE_VERSION_PATCH 0xffu
#define LIF_CORE_VERSION_PATCH_SHIFT 0
/* Second number. */
#define LIF_CORE_VERSION_MINOR 0xff00u
#define LIF_CORE_VERSION_MINOR_SHIFT 8
/* First number. */
#define LIF_CORE_VERSION_MAJOR 0xff0000u
#define LIF_CORE_VERSION_MAJOR_SHIFT 16

/* Number of neurons. */
#define LIF_CORE_NEURONS 0x8u
#define LIF_CORE_NEURONS_AT_START 0x4au

/* Number of sources of synapses. */
#define LIF_CORE_SOURCES 0xcu
#define LIF_CORE_SOURCES_AT_START 0x8au

/* Number of synapses. */
#define LIF_CORE_SYNAPSES 0x10u
#define LIF_CORE_SYNAPSES_AT_START 0x1280u

/* Widths in bits. */
#define LIF_CORE_WIDTHS 0x14u
#define LIF_CORE_WIDTHS_AT_START 0xf10u
/* Of a weight. */
#define LIF_CORE_WIDTHS_WEIGHT 0xffu
#define LIF_CORE_WIDTHS_WEIGHT_SHIFT 0
/* Of an input word. */
#define LIF_CORE_WIDTHS_EVENT 0xff00u
#define LIF_CORE_WIDTHS_EVENT_SHIFT 8

/* Numbers of entries. */
#define LIF_CORE_DEPTHS 0x18u
#define LIF_CORE_DEPTHS_AT_START 0x1000100u
/* Of the event-inject FIFO. */
#define LIF_CORE_DEPTHS_INJECT 0xffffu
#define LIF_CORE_DEPTHS_INJECT_SHIFT 0
/* Of the event-read FIFO. */
#define LIF_CORE_DEPTHS_OUTPUT 0xffff0000u
#define LIF_CORE_DEPTHS_OUTPUT_SHIFT 16

/* What the core is to do. Writing: starts and stops the core, resets it, or captures its counters. */
#define LIF_CORE_CONTROL 0x1cu
#define LIF_CORE_CONTROL_AT_START 0x0u
/* The clock of the core runs; what is in service when it stops ends first. */
#define LIF_CORE_CONTROL_RUN 0x1u
/* Neurons take over their parameters and start anew, and FIFOs are emptied, as soon as nothing is in service. */
#define LIF_CORE_CONTROL_RESET 0x2u
/* Counters take over their present values. */
#define LIF_CORE_CONTROL_CAPTURE 0x4u

/* What the core does. */
#define LIF_CORE_STATUS 0x20u
#define LIF_CORE_STATUS_AT_START 0x60u
/* Its clock runs. */
#define LIF_CORE_STATUS_RUNNING 0x1u
/* Something is in service. */
#define LIF_CORE_STATUS_BUSY 0x2u
/* It runs, all words were served, and all spikes have arrived. */
#define LIF_CORE_STATUS_QUIET 0x4u
/* A reset waits for the end of what is in service. */
#define LIF_CORE_STATUS_RESET_WAITS 0x8u
/* The event-inject FIFO is full. */
#define LIF_CORE_STATUS_INJECT_FULL 0x10u
/* The event-inject FIFO is empty. */
#define LIF_CORE_STATUS_INJECT_EMPTY 0x20u
/* The event-read FIFO is empty. */
#define LIF_CORE_STATUS_OUTPUT_EMPTY 0x40u
/* Nothing can move until a reset. */
#define LIF_CORE_STATUS_DEADLOCK 0x80u
/* Parameters or biases were written that the next reset takes over. */
#define LIF_CORE_STATUS_CHANGED 0x100u

/* The global tick. Writing: any value raises a tick, a time reference for all neurons; one that was not served yet is one with it. */
#define LIF_CORE_TICK 0x24u
#define LIF_CORE_TICK_AT_START 0x0u

/* Which interrupts raise the line. */
#define LIF_CORE_INTERRUPT_ENABLE 0x28u
#define LIF_CORE_INTERRUPT_ENABLE_AT_START 0x0u
/* A spike arrived in the event-read FIFO. */
#define LIF_CORE_INTERRUPT_ENABLE_OUTPUT 0x1u
/* The core became quiet: all words were served and all spikes have arrived. */
#define LIF_CORE_INTERRUPT_ENABLE_QUIET 0x2u
/* A global tick was served. */
#define LIF_CORE_INTERRUPT_ENABLE_TICK 0x4u
/* A word was written to the full event-inject FIFO and lost. */
#define LIF_CORE_INTERRUPT_ENABLE_INJECT_LOST 0x8u
/* A spike met the full event-read FIFO and was lost. */
#define LIF_CORE_INTERRUPT_ENABLE_OUTPUT_LOST 0x10u
/* A memory was written while the core was running or busy. */
#define LIF_CORE_INTERRUPT_ENABLE_REFUSED 0x20u
/* A reset found a parameter that is not allowed; the neurons keep their parameters. */
#define LIF_CORE_INTERRUPT_ENABLE_INVALID 0x40u
/* Nothing in the core can move any more until a reset. */
#define LIF_CORE_INTERRUPT_ENABLE_DEADLOCK 0x80u

/* Which interrupts have happened since they were cleared. */
#define LIF_CORE_INTERRUPT_PENDING 0x2cu
#define LIF_CORE_INTERRUPT_PENDING_AT_START 0x0u
/* A spike arrived in the event-read FIFO. */
#define LIF_CORE_INTERRUPT_PENDING_OUTPUT 0x1u
/* The core became quiet: all words were served and all spikes have arrived. */
#define LIF_CORE_INTERRUPT_PENDING_QUIET 0x2u
/* A global tick was served. */
#define LIF_CORE_INTERRUPT_PENDING_TICK 0x4u
/* A word was written to the full event-inject FIFO and lost. */
#define LIF_CORE_INTERRUPT_PENDING_INJECT_LOST 0x8u
/* A spike met the full event-read FIFO and was lost. */
#define LIF_CORE_INTERRUPT_PENDING_OUTPUT_LOST 0x10u
/* A memory was written while the core was running or busy. */
#define LIF_CORE_INTERRUPT_PENDING_REFUSED 0x20u
/* A reset found a parameter that is not allowed; the neurons keep their parameters. */
#define LIF_CORE_INTERRUPT_PENDING_INVALID 0x40u
/* Nothing in the core can move any more until a reset. */
#define LIF_CORE_INTERRUPT_PENDING_DEADLOCK 0x80u

/* Bits 63 to 32 of the words that are written to inject. */
#define LIF_CORE_INJECT_HIGH 0x30u
#define LIF_CORE_INJECT_HIGH_AT_START 0x0u

/* An input word, such as a spike. Writing: puts the word into the event-inject FIFO; a full FIFO loses it. */
#define LIF_CORE_INJECT 0x34u
#define LIF_CORE_INJECT_AT_START 0x0u
/* Field 'address' of an input word. */
#define LIF_CORE_INJECT_ADDRESS 0xffu
#define LIF_CORE_INJECT_ADDRESS_SHIFT 0
/* Field 'value' of an input word. */
#define LIF_CORE_INJECT_VALUE 0x1f00u
#define LIF_CORE_INJECT_VALUE_SHIFT 8
/* Field 'type' of an input word. */
#define LIF_CORE_INJECT_TYPE 0x6000u
#define LIF_CORE_INJECT_TYPE_SHIFT 13

/* Number of words in the event-inject FIFO. */
#define LIF_CORE_INJECT_LEVEL 0x38u
#define LIF_CORE_INJECT_LEVEL_AT_START 0x0u

/* The oldest spike of the event-read FIFO. Reading: takes the spike out, and its time into output_cycle_low and output_cycle_high. */
#define LIF_CORE_OUTPUT 0x3cu
#define LIF_CORE_OUTPUT_AT_START 0x0u
/* Neuron that fired. */
#define LIF_CORE_OUTPUT_NEURON 0x7fffffffu
#define LIF_CORE_OUTPUT_NEURON_SHIFT 0
/* Whether there was a spike. */
#define LIF_CORE_OUTPUT_VALID 0x80000000u

/* Cycle in which the spike that was read last had arrived, bits 31 to 0. */
#define LIF_CORE_OUTPUT_CYCLE_LOW 0x40u
#define LIF_CORE_OUTPUT_CYCLE_LOW_AT_START 0x0u

/* The same, bits 63 to 32. */
#define LIF_CORE_OUTPUT_CYCLE_HIGH 0x44u
#define LIF_CORE_OUTPUT_CYCLE_HIGH_AT_START 0x0u

/* Number of spikes in the event-read FIFO. */
#define LIF_CORE_OUTPUT_LEVEL 0x48u
#define LIF_CORE_OUTPUT_LEVEL_AT_START 0x0u

/* First neuron of which the last reset found a parameter not allowed; 0, too, if parameters of different neurons do not go together. */
#define LIF_CORE_INVALID_NEURON 0x4cu
#define LIF_CORE_INVALID_NEURON_AT_START 0x0u

/* Rising edges of the clock, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_CYCLES_LOW 0x50u
#define LIF_CORE_COUNT_CYCLES_LOW_AT_START 0x0u

/* Rising edges of the clock, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_CYCLES_HIGH 0x54u
#define LIF_CORE_COUNT_CYCLES_HIGH_AT_START 0x0u

/* Words that the core took, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_INPUTS_LOW 0x58u
#define LIF_CORE_COUNT_INPUTS_LOW_AT_START 0x0u

/* Words that the core took, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_INPUTS_HIGH 0x5cu
#define LIF_CORE_COUNT_INPUTS_HIGH_AT_START 0x0u

/* Spikes that left the core, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_OUTPUTS_LOW 0x60u
#define LIF_CORE_COUNT_OUTPUTS_LOW_AT_START 0x0u

/* Spikes that left the core, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_OUTPUTS_HIGH 0x64u
#define LIF_CORE_COUNT_OUTPUTS_HIGH_AT_START 0x0u

/* Visits of a neuron with a weight, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_SYNAPTIC_EVENTS_LOW 0x68u
#define LIF_CORE_COUNT_SYNAPTIC_EVENTS_LOW_AT_START 0x0u

/* Visits of a neuron with a weight, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_SYNAPTIC_EVENTS_HIGH 0x6cu
#define LIF_CORE_COUNT_SYNAPTIC_EVENTS_HIGH_AT_START 0x0u

/* Visits of a neuron with a time reference, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_TIME_REFERENCES_LOW 0x70u
#define LIF_CORE_COUNT_TIME_REFERENCES_LOW_AT_START 0x0u

/* Visits of a neuron with a time reference, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_TIME_REFERENCES_HIGH 0x74u
#define LIF_CORE_COUNT_TIME_REFERENCES_HIGH_AT_START 0x0u

/* Global ticks that were served, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_TICKS_LOW 0x78u
#define LIF_CORE_COUNT_TICKS_LOW_AT_START 0x0u

/* Global ticks that were served, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_TICKS_HIGH 0x7cu
#define LIF_CORE_COUNT_TICKS_HIGH_AT_START 0x0u

/* Global ticks that came before the last one was served, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_MISSED_TICKS_LOW 0x80u
#define LIF_CORE_COUNT_MISSED_TICKS_LOW_AT_START 0x0u

/* Global ticks that came before the last one was served, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_MISSED_TICKS_HIGH 0x84u
#define LIF_CORE_COUNT_MISSED_TICKS_HIGH_AT_START 0x0u

/* Words for a source or a neuron that the core does not have, which were dropped, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_OUTSIDE_LOW 0x88u
#define LIF_CORE_COUNT_OUTSIDE_LOW_AT_START 0x0u

/* Words for a source or a neuron that the core does not have, which were dropped, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_OUTSIDE_HIGH 0x8cu
#define LIF_CORE_COUNT_OUTSIDE_HIGH_AT_START 0x0u

/* Events that the core's own FIFO lost, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_FIFO_LOST_LOW 0x90u
#define LIF_CORE_COUNT_FIFO_LOST_LOW_AT_START 0x0u

/* Events that the core's own FIFO lost, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_FIFO_LOST_HIGH 0x94u
#define LIF_CORE_COUNT_FIFO_LOST_HIGH_AT_START 0x0u

/* Words that the full event-inject FIFO lost, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_INJECT_LOST_LOW 0x98u
#define LIF_CORE_COUNT_INJECT_LOST_LOW_AT_START 0x0u

/* Words that the full event-inject FIFO lost, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_INJECT_LOST_HIGH 0x9cu
#define LIF_CORE_COUNT_INJECT_LOST_HIGH_AT_START 0x0u

/* Spikes that the full event-read FIFO lost, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_OUTPUT_LOST_LOW 0xa0u
#define LIF_CORE_COUNT_OUTPUT_LOST_LOW_AT_START 0x0u

/* Spikes that the full event-read FIFO lost, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_OUTPUT_LOST_HIGH 0xa4u
#define LIF_CORE_COUNT_OUTPUT_LOST_HIGH_AT_START 0x0u

/* Words and spikes on their way that a reset lost, when counters were captured last, bits 31 to 0. */
#define LIF_CORE_COUNT_RESET_LOST_LOW 0xa8u
#define LIF_CORE_COUNT_RESET_LOST_LOW_AT_START 0x0u

/* Words and spikes on their way that a reset lost, when counters were captured last, bits 63 to 32. */
#define LIF_CORE_COUNT_RESET_LOST_HIGH 0xacu
#define LIF_CORE_COUNT_RESET_LOST_HIGH_AT_START 0x0u

/* State and parameters of a neuron. Block i begins at LIF_CORE_NEURON + i * LIF_CORE_NEURON_STRIDE. */
#define LIF_CORE_NEURON 0x1000u
#define LIF_CORE_NEURON_COUNT 0x4au
#define LIF_CORE_NEURON_STRIDE 0x34u

/* How the neuron takes part. */
#define LIF_CORE_NEURON_MODE 0x0u
#define LIF_CORE_NEURON_MODE_AT_START 0x0u
/* Its spikes go nowhere; holds at once. */
#define LIF_CORE_NEURON_MODE_DISABLED 0x1u

/* Input of each step besides its synapses, in units of weights (two's complement). */
#define LIF_CORE_NEURON_BIAS 0x4u
#define LIF_CORE_NEURON_BIAS_AT_START 0x0u

/* Membrane potential (IEEE 754 number of 64 bits), bits 31 to 0. */
#define LIF_CORE_NEURON_POTENTIAL_LOW 0x8u
#define LIF_CORE_NEURON_POTENTIAL_LOW_AT_START 0x0u

/* The same, bits 63 to 32. */
#define LIF_CORE_NEURON_POTENTIAL_HIGH 0xcu
#define LIF_CORE_NEURON_POTENTIAL_HIGH_AT_START 0x0u

/* Share of the potential kept per step; clamped to [0, 1] (IEEE 754 number of 64 bits), bits 31 to 0. */
#define LIF_CORE_NEURON_BETA_LOW 0x10u
#define LIF_CORE_NEURON_BETA_LOW_AT_START 0xc0000000u

/* Share of the potential kept per step; clamped to [0, 1] (IEEE 754 number of 64 bits), bits 63 to 32. */
#define LIF_CORE_NEURON_BETA_HIGH 0x14u
#define LIF_CORE_NEURON_BETA_HIGH_AT_START 0x3fecccccu

/* Spikes when the potential is strictly above (IEEE 754 number of 64 bits), bits 31 to 0. */
#define LIF_CORE_NEURON_THRESHOLD_LOW 0x18u
#define LIF_CORE_NEURON_THRESHOLD_LOW_AT_START 0x0u

/* Spikes when the potential is strictly above (IEEE 754 number of 64 bits), bits 63 to 32. */
#define LIF_CORE_NEURON_THRESHOLD_HIGH 0x1cu
#define LIF_CORE_NEURON_THRESHOLD_HIGH_AT_START 0x3ff00000u

/* What a spike does to the potential (0 for subtract, 1 for zero, 2 for none). */
#define LIF_CORE_NEURON_RESET_MECHANISM 0x20u
#define LIF_CORE_NEURON_RESET_MECHANISM_AT_START 0x1u

/* Reset one step after the spike (0 for false, 1 for true). */
#define LIF_CORE_NEURON_RESET_DELAY 0x24u
#define LIF_CORE_NEURON_RESET_DELAY_AT_START 0x0u

/* Value of a spike (IEEE 754 number of 64 bits), bits 31 to 0. */
#define LIF_CORE_NEURON_GRADED_SPIKES_FACTOR_LOW 0x28u
#define LIF_CORE_NEURON_GRADED_SPIKES_FACTOR_LOW_AT_START 0x0u

/* Value of a spike (IEEE 754 number of 64 bits), bits 63 to 32. */
#define LIF_CORE_NEURON_GRADED_SPIKES_FACTOR_HIGH 0x2cu
#define LIF_CORE_NEURON_GRADED_SPIKES_FACTOR_HIGH_AT_START 0x3ff00000u

/* Snap the potential to 2^bits levels; 0: off (two's complement). */
#define LIF_CORE_NEURON_STATE_QUANT_BITS 0x30u
#define LIF_CORE_NEURON_STATE_QUANT_BITS_AT_START 0x0u

/* Weights in two's complement, source by source, and one without a synapse behind an odd number of them; they can be written while the core stands still. Entries of 16 bits. */
#define LIF_CORE_WEIGHTS 0x2000u
#define LIF_CORE_WEIGHTS_COUNT 0x1280u

#endif
