#include <lif/synapses/weighted_synapses.hpp>

#include <limits>
#include <utility>

namespace lif {

template <class Real>
std::size_t WeightedSynapses<Real>::add_population(const Partition& neurons) {
  populations_.push_back(neurons);
  return populations_.size() - 1;
}

template <class Real>
void WeightedSynapses<Real>::connect(std::size_t from, std::size_t to,
                                     std::unique_ptr<SynapseGenerator> generator, WeightKind kind,
                                     double unit, const ForEachPart& for_each_part) {
  const std::size_t sources = populations_[from].size();
  std::vector<std::vector<std::uint64_t>> counts(parts_);
  std::vector<DelayRange> delays(parts_);
  for_each_part([&](std::size_t part) {
    counts[part].resize(sources);
    delays[part] =
        generator->count(populations_[to].begin(part), populations_[to].end(part), counts[part].data());
  });
  std::uint64_t synapses = 0;
  for (const auto& of_part : counts) {
    for (const std::uint64_t count : of_part) synapses += count;
  }
  if (synapses == 0) return;
  SynapsePlan& plan = plans_[static_cast<std::size_t>(kind)];
  plan.counts.resize(parts_);
  for (std::size_t part = 0; part < parts_; ++part) {
    plan.counts[part].resize(populations_.size());
    std::vector<std::uint64_t>& all = plan.counts[part][from];
    all.resize(sources);
    for (std::size_t i = 0; i < sources; ++i) all[i] += counts[part][i];
    plan.delays.include(delays[part]);
  }
  plan.projections.push_back({from, to, unit, std::move(generator)});
  synapses_ += synapses;
}

template <class Real>
DelayRange WeightedSynapses<Real>::delays() const {
  DelayRange range;
  for (const SynapsePlan& plan : plans_) range.include(plan.delays);
  return range;
}

template <class Real>
std::size_t WeightedSynapses<Real>::bytes() const {
  std::size_t bytes = 0;
  for (const auto& part : real_) bytes += part->bytes();
  for (const auto& part : counted_) bytes += part->bytes();
  return bytes;
}

template <class Real>
std::uint64_t WeightedSynapses<Real>::synapses_of(std::size_t population, std::size_t source) const {
  std::uint64_t synapses = 0;
  for (const auto& part : real_) synapses += part->synapses_of(population, source);
  for (const auto& part : counted_) synapses += part->synapses_of(population, source);
  return synapses;
}

template <class Real>
void WeightedSynapses<Real>::build(const ForEachPart& for_each_part) {
  for (SynapsePlan& plan : plans_) {
    for (auto& of_part : plan.counts) of_part.resize(populations_.size());
  }
  if (has(WeightKind::real)) real_.resize(parts_);
  if (has(WeightKind::counted)) counted_.resize(parts_);
  for_each_part([&](std::size_t part) { build_part(part); });
  for (SynapsePlan& plan : plans_) {
    plan.projections.clear();
    plan.counts.clear();
  }
}

template <class Real>
void WeightedSynapses<Real>::build_part(std::size_t part) {
  if (has(WeightKind::real)) {
    real_[part] = std::make_unique<PartArrivalsOf<RealSynapse<Real>>>(plans_[0], populations_, part);
  }
  if (!has(WeightKind::counted)) return;
  if (RowPlaces(populations_, part).size() <= std::size_t{1} << 16U) {
    counted_[part] =
        std::make_unique<PartArrivalsOf<UnitSynapse<std::uint16_t>>>(plans_[1], populations_, part);
  } else {
    counted_[part] =
        std::make_unique<PartArrivalsOf<UnitSynapse<std::uint32_t>>>(plans_[1], populations_, part);
  }
}

template <class Real>
template <class Visit>
void WeightedSynapses<Real>::visit(std::size_t part, const Visit& visit) {
  if (!real_.empty()) visit(*real_[part]);
  if (!counted_.empty()) visit(*counted_[part]);
}

template <class Real>
void WeightedSynapses<Real>::deliver_known(std::int64_t step, std::size_t part) {
  visit(part, [&](auto& arrivals) { arrivals.deliver_known(step); });
}

template <class Real>
void WeightedSynapses<Real>::accept(const std::vector<SpikeHistory>& histories, std::int64_t first,
                                    std::int64_t end, std::size_t part) {
  visit(part, [&](auto& arrivals) { arrivals.accept(histories, first, end); });
}

template <class Real>
void WeightedSynapses<Real>::deliver_new(std::int64_t step, std::size_t part) {
  visit(part, [&](auto& arrivals) { arrivals.deliver_new(step); });
}

template <class Real>
Real* WeightedSynapses<Real>::sums(std::size_t population, std::size_t part) {
  return real_.empty() ? nullptr : real_[part]->sums(population);
}

template <class Real>
typename WeightedSynapses<Real>::Units* WeightedSynapses<Real>::unit_sums(std::size_t population,
                                                                          std::size_t part) {
  return counted_.empty() ? nullptr : counted_[part]->sums(population);
}

template <class Real>
void WeightedSynapses<Real>::reset() {
  for (const auto& part : real_) part->reset();
  for (const auto& part : counted_) part->reset();
}

template class WeightedSynapses<float>;
template class WeightedSynapses<double>;

}  // namespace lif
