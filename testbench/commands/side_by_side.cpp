#include "commands/side_by_side.hpp"

#include <utility>

#include "limits.hpp"

namespace lif::testbench {

Networks built_networks(const NetworkChoice& choice, const std::vector<Variant>& variants,
                        const DealtWork& dealt) {
  const nir::Graph graph = read_network(choice);
  Networks networks;
  networks.graphs.push_back(build_network(choice, graph, {}).description);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    LayerGraph built = build_network(choice, graph, variants[i].quantisation).description;
    if (!dealt.is_own(i)) continue;
    networks.graphs.push_back(std::move(built));
    networks.own.push_back(i);
  }
  return networks;
}

SideBySide::SideBySide(Networks networks, ShownInput shown)
    : bench_("testbench", std::move(networks.graphs), default_period_ps),
      shown_(std::move(shown)),
      own_(std::move(networks.own)) {
  if (shown_.samples() != nullptr) watch(reference());
  for (std::size_t i = 0; i < own_.size(); ++i) {
    agreements_.push_back(std::make_unique<Agreement>(reference(), variant(i)));
    observers_.push_back(agreements_.back().get());
    if (shown_.samples() != nullptr) watch(variant(i));
  }
}

TimedRun SideBySide::run(DealtWork& dealt, bool is_quiet) {
  const auto source = [&](NetworkBench::Drive& drive) {
    dealt.pace();
    return shown_.next(drive);
  };
  return run_timed(bench_, source, observers_, shown_.limit(), is_quiet);
}

std::vector<FormatResult> SideBySide::results() const {
  std::vector<FormatResult> results(own_.size());
  for (std::size_t i = 0; i < own_.size(); ++i) {
    FormatResult& result = results[i];
    result.variant = own_[i];
    result.agreement = agreements_[i]->share();
    result.first = agreements_[i]->first();
    if (!classifiers_.empty()) result.accuracy = classifiers_[i + 1]->counts().accuracy();
    count_into(result, variant(i));
  }
  return results;
}

void SideBySide::watch(const LayerNetwork& network) {
  classifiers_.push_back(std::make_unique<Classifier>(network, *shown_.samples()));
  observers_.push_back(classifiers_.back().get());
}

}  // namespace lif::testbench
