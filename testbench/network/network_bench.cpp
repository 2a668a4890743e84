#include "network/network_bench.hpp"

#include <utility>

#include "interrupt.hpp"
#include "simulation/picoseconds.hpp"

namespace lif::testbench {

namespace {

std::size_t input_size(const LayerGraph& network) {
  return size_of(network.nodes()[network.input()].layer->input_shape());
}

std::vector<LayerGraph> list_of(LayerGraph network) {
  std::vector<LayerGraph> list;
  list.push_back(std::move(network));
  return list;
}

}  // namespace

NetworkBench::NetworkBench(LayerGraph network, std::int64_t period_ps)
    : NetworkBench("testbench", list_of(std::move(network)), period_ps) {}

NetworkBench::NetworkBench(const sc_core::sc_module_name& name, std::vector<LayerGraph> networks,
                           std::int64_t period_ps)
    : sc_core::sc_module(name),
      clk_("clk", picoseconds(period_ps), 0.5, picoseconds(period_ps / 2), true),
      rst_n_("rst_n", true),
      stimulus_("stimulus", input_size(networks.front())) {
  drive_.input = Frame<>(stimulus_.size());
  for (LayerGraph& description : networks) {
    for (const auto& node : description.nodes()) work_ += size_of(node.layer->output_shape());
    networks_.push_back(
        std::make_unique<LayerNetwork>(sc_core::sc_gen_unique_name("network"), std::move(description)));
    LayerNetwork& network = *networks_.back();
    results_.push_back(
        std::make_unique<FrameChannel<>>(sc_core::sc_gen_unique_name("result"), network.output_size()));
    network.clk(clk_);
    network.rst_n(rst_n_);
    network.input(stimulus_);
    network.output(*results_.back());
  }
  SC_METHOD(record_and_drive);
  sensitive << clk_.negedge_event();
  SC_METHOD(toggle_reset);
  dont_initialize();
  sensitive << toggle_reset_;
}

void NetworkBench::toggle_reset() {
  const bool begins = rst_n_.read();
  rst_n_.write(!begins);
  if (begins) toggle_reset_.notify(clk_.period() / 4);  // so that the reset ends before the next rising edge
}

std::uint64_t NetworkBench::run(Source source, const std::vector<NetworkObserver*>& observers,
                                std::uint64_t limit, std::uint64_t expected, bool quiet) {
  source_ = std::move(source);
  observers_ = observers;
  limit_ = limit;
  Progress progress(expected, quiet);
  progress_ = &progress;
  sc_core::sc_start();
  progress_ = nullptr;
  if (failure_) std::rethrow_exception(failure_);
  return steps_;
}

// An exception that leaves a process would become a SystemC report and lose its type, so it is kept and
// thrown again by run().
void NetworkBench::record_and_drive() try {
  if (is_driven_) {
    for (NetworkObserver* observer : observers_) observer->record(steps_, drive_.input);
    ++steps_;
    progress_->update(steps_, work_);
  }
  is_driven_ = drive();
  if (!is_driven_) sc_core::sc_stop();
} catch (...) {
  failure_ = std::current_exception();
  sc_core::sc_stop();
}

bool NetworkBench::drive() {
  drive_.is_reset = false;
  if (steps_ == limit_ || interrupted() || !source_(drive_)) return false;
  stimulus_.write(drive_.input);
  if (drive_.is_reset) toggle_reset_.notify(sc_core::SC_ZERO_TIME);
  return true;
}

}  // namespace lif::testbench
