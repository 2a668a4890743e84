// Tests the reader of core files, of their memories and of event streams, and runs what they describe. An
// input holds four files, with a line `----` between them: the core (core.json), the two files that it may
// name (a.txt and b.txt), and the events. A crash, an event that vanishes, and an error that is not told as
// one are defects.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include <lif/core/timed_sender.hpp>

#include "core/core_file.hpp"
#include "core/event_input.hpp"
#include "errors.hpp"
#include "fuzz_folder.hpp"
#include "take_part.hpp"

namespace {

using namespace lif::testbench;

void write(const std::string& name, std::string_view content) {
  std::ofstream(lif::tests::fuzz_folder() / name, std::ios::binary) << content;
}

void run(CoreFile& file, const lif::aer::OfferSource& events) {
  constexpr lif::core::Cycle patience = 10'000;
  constexpr int most_events = 500;
  lif::core::TimedCore core(*file.state, file.setup.receiver);
  lif::core::TimedSender sender(core, file.setup.sender, file.setup.first_request, patience);
  for (int i = 0; i < most_events; ++i) {
    const auto offer = events();
    if (!offer) break;
    const auto sent = sender.send(*offer);
    if (!sent || !sent->acknowledge) break;
  }
  if (!file.state->is_stuck()) sender.settle();
  if (const std::string breach = file.state->breach(); !breach.empty()) {
    std::cerr << breach << std::endl;
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"core.json", "a.txt", "b.txt"}) write(name, lif::tests::take_part(text));
  write("events", text);
  const std::string folder = lif::tests::fuzz_folder().string();
  EventInput input;
  input.path = folder + "/events";
  try {
    CoreFile file = read_core_file(folder + "/core.json");
    if (text.substr(0, 2) == "#!") {
      input.sensor = SensorSize{4, 4};
      input.reference_every = 1000;
    } else if (text.substr(0, 4) != "addr" && text.substr(0, 5) != "cycle") {
      input.word_bytes = 2;
    }
    run(file, open_events(input, file.setup.words, file.setup.first_request));
  } catch (const InputError& error) {
    if (std::string(error.what()).empty()) std::abort();
  } catch (const UsageError& error) {
    if (std::string(error.what()).empty()) std::abort();
  }
  return 0;
}
