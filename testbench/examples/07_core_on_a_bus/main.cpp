// A core on a bus: a processor's software in C configures the digits network, streams images in and reads
// classes out. Then somebody else misuses the core, and gets defined answers.
// usage: 07_core_on_a_bus TEST.csv [QUANTUM_NS]

#include <lif/lif.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bus.hpp"
#include "digits.h"
#include "lif_core_registers.h"
#include "processor.hpp"

namespace {

struct Image {
  std::string sample, label;
  std::uint8_t pixels[digits_pixels] = {};
};

/// The images of a file with `sample,label` and a column for each pixel, from 0 to 16.
std::vector<Image> read_images(const std::string& path) {
  std::ifstream file(path);
  std::vector<Image> images;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Image image;
    std::getline(cells, image.sample, ',');
    std::getline(cells, image.label, ',');
    for (std::uint8_t& pixel : image.pixels) {
      std::string cell;
      std::getline(cells, cell, ',');
      pixel = static_cast<std::uint8_t>(std::stoi(cell));
    }
    images.push_back(image);
  }
  return images;
}

/// The hardware: sizes are those of the generated header, and everything else is loaded by software.
lif::bus::CoreParts hardware() {
  const lif::core::EventCode code(lif::aer::EventLayout::parse("type:2,value:5,address:8"));
  constexpr std::size_t inputs = digits_pixels;
  constexpr std::size_t neurons = LIF_CORE_NEURONS_AT_START;
  constexpr double unit = 1.0 / 64 / 16;  // weights in 1/64, inputs in 1/16
  lif::bus::CoreParts parts;
  parts.parameters.neurons = neurons;
  parts.parameters.reference_order = lif::core::ReferenceOrder::barrier;
  parts.parameters.first_own_source = inputs;
  parts.parameters.spike_value = 16;
  parts.parameters.groups = {{0, 64}, {64, neurons}};
  // The hidden layer sees the pixels, and the classes see the hidden layer; weights come later.
  std::vector<lif::core::Synapse> synapses;
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t j = 0; j < 64; ++j) synapses.push_back({i, j, 0});
  }
  for (std::size_t i = 0; i < 64; ++i) {
    for (std::size_t j = 64; j < neurons; ++j) synapses.push_back({inputs + i, j, 0});
  }
  parts.synapses = std::make_unique<lif::core::SynapseLists>(inputs + neurons, neurons, 16, synapses);
  parts.neurons = std::make_unique<lif::bus::ProgrammableNeurons>(
      neurons,
      lif::every_framework().configure("snntorch.Leaky", "fixed:16.8",
                                       {{"beta", "0.8999999761581421"}, {"reset_mechanism", "zero"}}),
      lif::bus::step_neurons(unit));
  parts.layout = code.layout();
  parts.decoder = code;
  return parts;
}

/// What the processor does with the images: a line of predictions for each.
void classify(const lif_core_bus& bus, const std::vector<Image>& images, std::ostream& predictions,
              std::size_t& correct) {
  if (digits_set_up(&bus) != 0) throw std::runtime_error("this is not the core of the digits");
  predictions << "sample,label,predicted";
  for (int i = 0; i < digits_classes; ++i) predictions << ",count" << i;
  predictions << "\n";
  for (const Image& image : images) {
    std::uint32_t counts[digits_classes];
    const int predicted = digits_classify(&bus, image.pixels, counts);
    predictions << image.sample << "," << image.label << "," << predicted;
    for (const std::uint32_t count : counts) predictions << "," << count;
    predictions << "\n";
    if (std::to_string(predicted) == image.label) ++correct;
  }
}

}  // namespace

int sc_main(int count, char** arguments) {
  using namespace sc_core;

  if (count < 2) {
    std::cerr << "usage: 07_core_on_a_bus TEST.csv [QUANTUM_NS]\n";
    return 2;
  }
  const std::vector<Image> images = read_images(arguments[1]);
  tlm::tlm_global_quantum::instance().set(sc_time(count > 2 ? std::stod(arguments[2]) : 1000, SC_NS));

  lif::bus::CoreSurroundings surroundings;
  surroundings.inject_depth = 256;
  surroundings.output_depth = 256;
  lif::bus::CoreDevice core{"core", hardware(), sc_time(10, SC_NS), surroundings};
  std::ofstream predictions("core_on_a_bus_predictions.csv");
  std::size_t correct = 0;
  sc_event is_classified;
  Processor processor{"processor", [&](const lif_core_bus& bus) {
                        classify(bus, images, predictions, correct);
                        is_classified.notify(SC_ZERO_TIME);
                      }};
  // The stranger waits for its turn, and then does what it should not while the core runs.
  Processor* self = nullptr;
  std::size_t refused = 0;
  Processor stranger{
      "stranger", [&](const lif_core_bus& bus) {
        wait(is_classified);
        std::int16_t weight = 99;
        if (self->access(tlm::TLM_WRITE_COMMAND, LIF_CORE_WEIGHTS, &weight, 2, 2) ==
            tlm::TLM_COMMAND_ERROR_RESPONSE)
          ++refused;
        std::vector<std::uint32_t> events(400, lif_core_spike_event(255, 1));  // there is no such source
        self->access(tlm::TLM_WRITE_COMMAND, LIF_CORE_INJECT, events.data(), 1600, 4);
        bus.write(bus.context, LIF_CORE_CONTROL, LIF_CORE_CONTROL_RUN | LIF_CORE_CONTROL_CAPTURE);
        std::cout << "a weight was " << (refused == 1 ? "refused" : "written") << " while the core ran; "
                  << bus.read(bus.context, LIF_CORE_COUNT_INJECT_LOST_LOW)
                  << " of 400 events met a full FIFO and were counted\n";
      }};
  self = &stranger;
  Bus bus{"bus"};
  sc_signal<bool> interrupt{"interrupt"};
  processor.socket.bind(bus.processor);
  stranger.socket.bind(bus.stranger);
  bus.core.bind(core.socket);
  core.interrupt(interrupt);
  processor.interrupt(interrupt);
  stranger.interrupt(interrupt);
  sc_start();

  core.catch_up();
  std::cout << correct << " of " << images.size() << " images recognised in " << sc_time_stamp() << "; "
            << (core.state().breach().empty() ? "no event vanished" : core.state().breach()) << "\n";
  return refused == 1 && core.state().breach().empty() ? 0 : 1;
}
