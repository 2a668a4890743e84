// A trained network in a design of your own: a sensor drives it, a counter reads its spikes.

#include <lif/lif.hpp>
#include <lif/nir/build.hpp>
#include <lif/nir/reader.hpp>

#include <algorithm>
#include <array>
#include <iostream>

/// An image of 8x8 pixels; each value is a level of grey from 0 to 16.
using Image = std::array<int, 64>;

/// A sensor: each pixel is a current, held until the next image.
SC_MODULE(Sensor) {
  sc_core::sc_port<lif::FrameWriteIf<>> currents{"currents"};

  SC_CTOR(Sensor) {}

  void show(const Image& image) {
    lif::Frame<> frame(image.size());
    frame.fill([&](std::size_t pixel) { return image[pixel] / 16.0; });
    currents->write(frame);
  }
};

/// Counts the spikes of each class at the rising edge.
SC_MODULE(SpikeCounter) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> rst_n{"rst_n"};
  sc_core::sc_vector<sc_core::sc_in<bool>> spikes;

  SpikeCounter(const sc_core::sc_module_name& name, std::size_t classes)
      : sc_core::sc_module(name), spikes("spikes", classes), counts_(classes) {
    SC_METHOD(count);
    sensitive << clk.pos() << rst_n.neg();
    dont_initialize();
  }
  LIF_HAS_PROCESS(SpikeCounter);

  int of(std::size_t which) const { return counts_[which]; }
  std::size_t winner() const {
    return static_cast<std::size_t>(std::max_element(counts_.begin(), counts_.end()) - counts_.begin());
  }

 private:
  void count() {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      counts_[i] = rst_n.read() ? counts_[i] + (spikes[i].read() ? 1 : 0) : 0;
    }
  }

  std::vector<int> counts_;
};

/// Your design: clock and reset go in, the classes of images come out.
SC_MODULE(DigitReader) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> rst_n{"rst_n"};

  DigitReader(const sc_core::sc_module_name& name, lif::LayerGraph description)
      : sc_core::sc_module(name),
        network("network", std::move(description)),
        currents("currents", network.input_size()),
        frames("frames", network.output_size()),
        to_signals("to_signals", network.output_size()),
        spikes("spikes", network.output_size()),
        counter("counter", network.output_size()) {
    sensor.currents(currents);
    network.clk(clk);
    network.rst_n(rst_n);
    network.input(currents);
    network.output(frames);
    to_signals.frame(frames);
    to_signals.signals(spikes);
    counter.clk(clk);
    counter.rst_n(rst_n);
    counter.spikes(spikes);
  }

  Sensor sensor{"sensor"};
  lif::LayerNetwork network;
  lif::FrameChannel<> currents;
  lif::FrameChannel<> frames;
  lif::FrameToSignals<> to_signals;
  sc_core::sc_vector<sc_core::sc_signal<bool>> spikes;
  SpikeCounter counter;
};

constexpr Image two{0,  0, 9, 16, 13, 1, 0,  0,  0,  8, 16, 8, 11, 8, 0,  0,  0,  11, 10, 0, 8, 10,
                    0,  0, 0, 1,  5,  0, 11, 11, 0,  0, 0,  0, 0,  0, 13, 9,  0,  0,  0,  0, 0, 4,
                    16, 2, 0, 0,  0,  0, 4,  14, 15, 7, 4,  1, 0,  0, 8,  16, 16, 16, 16, 12};
constexpr Image six{0, 0,  0,  12, 14, 1,  0,  0,  0, 0,  5,  16, 12, 0,  0,  0,  0,  0,  10, 15, 1,  0,
                    0, 0,  0,  0,  14, 15, 9,  2,  0, 0,  0,  1,  16, 15, 16, 15, 2,  0,  0,  0,  15, 7,
                    1, 12, 10, 0,  0,  0,  10, 14, 4, 15, 12, 0,  0,  0,  0,  11, 16, 15, 5,  0};

void print(const Image& image) {
  for (std::size_t pixel = 0; pixel < image.size(); ++pixel) {
    std::cout << " .:-=+*#@"[image[pixel] / 2] << (pixel % 8 == 7 ? "\n" : " ");
  }
}

int sc_main(int argc, char** argv) {
  using namespace sc_core;
  if (argc != 2) {
    std::cerr << "usage: 04_network_in_your_design digits.nir\n";
    return 2;
  }
  lif::nir::BuildOptions options;
  options.dt = 1e-4;
  options.convention = lif::nir::Convention::snntorch;
  lif::nir::BuiltNetwork built = lif::nir::build(lif::nir::read(argv[1]), options);
  for (const lif::nir::Assumption& assumption : built.assumptions) {
    std::cout << "assumed: " << assumption.node << (assumption.node.empty() ? "" : ": ") << assumption.text
              << "\n";
  }

  sc_clock clk{"clk", 10, SC_NS, 0.5, 5, SC_NS, true};
  sc_signal<bool> rst_n{"rst_n", true};
  DigitReader design{"design", std::move(built.description)};
  design.clk(clk);
  design.rst_n(rst_n);

  for (const Image& image : {two, six}) {
    rst_n.write(false);
    design.sensor.show(image);
    sc_start(10, SC_NS);
    rst_n.write(true);
    sc_start(260, SC_NS);  // 25 steps, and the edge at which the spikes of the last one are counted
    print(image);
    const std::size_t winner = design.counter.winner();
    std::cout << "a " << winner << ": " << design.counter.of(winner) << " spikes in 25 steps\n";
  }
  return 0;
}
