#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <lif/aer/offer_queue.hpp>

namespace lif::testbench {

/// How the words of a core say what they ask for, as far as recordings need it.
struct CoreWords {
  unsigned bits = 1;                                       ///< width of a word
  std::size_t inputs = 0;                                  ///< number of sources besides its own neurons
  std::function<std::uint64_t(std::size_t source)> spike;  ///< the word of a spike
  std::function<std::uint64_t()> all_references;           ///< the word of a time reference for all neurons
  std::string layout;                                      ///< as aer::EventLayout::parse() reads it
};

/// Number of columns and rows of an event camera.
struct SensorSize {
  unsigned width = 0;
  unsigned height = 0;
};

/// The events of a core: a CSV with `addr` and perhaps `cycle`, raw words, or the recording of an event
/// camera.
struct EventInput {
  std::string path;
  std::optional<unsigned> word_bytes;            ///< of raw words
  std::optional<SensorSize> sensor;              ///< of a camera
  std::optional<std::uint64_t> cycles_per_us;    ///< of a camera's recording; 100 by default
  std::optional<std::uint64_t> reference_every;  ///< microseconds from one time reference to the next
};

/// The option for recordings of cameras that was given, or null.
const char* option_of_cameras(const EventInput& input);

/// Opens the events, of which one after the other is read.
/// @param first  cycle of time 0
/// @throws InputError naming the file and the place; UsageError if options do not suit the kind of file
aer::OfferSource open_events(const EventInput& input, const CoreWords& words, std::uint64_t first);

}  // namespace lif::testbench
