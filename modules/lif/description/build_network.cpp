#include <lif/description/build_network.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/description/at_place.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/poisson_counts.hpp>
#include <lif/synapses/spike_train_neurons.hpp>
#include <lif/synapses/synapse_attributes.hpp>
#include <lif/synapses/threefry.hpp>

namespace lif {

namespace {

template <class Real>
class Builder {
 public:
  Builder(const NetworkDescription& description, const Catalogue& catalogue, std::size_t threads,
          std::shared_ptr<SpikeExchange> exchange)
      : description_(description),
        catalogue_(catalogue),
        engine_(std::make_unique<SynapticEngine<Real>>(description.seed, threads, std::move(exchange))) {}

  std::unique_ptr<SynapticEngine<Real>> build() {
    require_weights();
    for (std::size_t i = 0; i < description_.populations.size(); ++i) add_population(i);
    for (const PoissonDescription& drive : description_.poisson) at_place(drive.place, [&] { add(drive); });
    for (const CurrentDescription& current : description_.currents) {
      if (adds_to_input(current))
        at_place(current.place, [&] { engine_->drive_constantly(current.to, current.amplitude); });
    }
    for (const ProjectionDescription& projection : description_.projections)
      at_place(projection.place, [&] { connect(projection); });
    return std::move(engine_);
  }

 private:
  static constexpr const char* type = std::is_same_v<Real, float> ? "float" : "double";
  // Stream numbers of initial states and varied parameters begin here; those of projections and drives are
  // small.
  static constexpr std::uint32_t first_own_stream = 0x80000000U;

  void add(const PoissonDescription& drive) {
    const double mean = drive.rate * description_.resolution / 1000;
    const std::size_t most = PoissonCounts(mean, 0, 0).most();
    if (engine_->can_count(drive.to, most, drive.weight)) {
      engine_->drive(drive.to, mean, drive.weight);
    } else {
      engine_->drive_by_weight(drive.to, mean, drive.weight);
    }
  }

  void require_weights() const {
    const auto require = [](const std::string& place, double low, double high) {
      if (std::isfinite(static_cast<Real>(low)) && std::isfinite(static_cast<Real>(high))) return;
      throw std::invalid_argument(place + ": weights are out of the range of " + type);
    };
    for (const PoissonDescription& drive : description_.poisson)
      require(drive.place, drive.weight, drive.weight);
    for (const ProjectionDescription& projection : description_.projections) {
      require(projection.place, projection.weight.lowest(), projection.weight.highest());
      const std::optional<double> unit = description_.populations[projection.to].weight_unit;
      if (!unit) continue;
      require_countable(projection, *unit, projection.weight.lowest());
      require_countable(projection, *unit, projection.weight.highest());
      if (!projection.list) continue;
      for (const ListedSynapse& synapse : *projection.list)
        require_countable(projection, *unit, synapse.weight);
    }
  }

  static void require_countable(const ProjectionDescription& projection, double unit, double weight) {
    constexpr double most = std::numeric_limits<std::int16_t>::max();
    if (std::abs(weight / unit) <= most) return;
    throw std::invalid_argument(projection.place + ": weight = " + to_text(weight) +
                                " is out of range: allowed are up to 32767 of the target's weight_unit of " +
                                to_text(unit));
  }

  void add_population(std::size_t number) {
    const PopulationDescription& population = description_.populations[number];
    at_place(population.place, [&] {
      for (const SpikeTrainsDescription& trains : description_.spike_trains) {
        if (trains.population != number) continue;
        engine_->add(population.name,
                     std::make_unique<SpikeTrainNeurons<Real>>(population.count, trains.spikes), 1);
        has_own_current_.push_back(false);
        return;
      }
      std::map<std::string, std::vector<double>> varied = population.listed_parameters;
      for (const auto& [name, distribution] : population.varied_parameters)
        varied[name] = drawn(distribution, population.count);
      DynamicParameters parameters = configured(population, varied);
      has_own_current_.push_back(has_parameter(parameters.entries(), "I_e"));
      if (has_own_current_.back()) add_currents(number, parameters);
      add_currents(number, varied);
      auto made = parameters.make_neurons(population.count, varied);
      auto neurons = std::get<std::unique_ptr<SynapticNeurons<Real>>>(std::move(made));
      for (const auto& [variable, distribution] : population.initial_state)
        neurons->set_initial(variable, drawn(distribution, population.count));
      engine_->add(population.name, std::move(neurons), unit_of(number));
    });
  }

  DynamicParameters configured(const PopulationDescription& population,
                               const std::map<std::string, std::vector<double>>& varied) const {
    std::map<std::string, std::string> values = population.parameters;
    // A parameter that has to be given is given, if each neuron has its own.
    for (const ParameterEntry& parameter : default_parameters(population.model)) {
      const auto own = varied.find(parameter.name);
      if (parameter.text.empty() && own != varied.end() && !own->second.empty())
        values.emplace(parameter.name, to_text(own->second.front()));
    }
    if (knows_resolution(population.model)) {
      const auto given = values.emplace("resolution", to_text(description_.resolution));
      if (given.first->second != to_text(description_.resolution)) {
        throw std::invalid_argument("resolution = " + given.first->second + " of the neurons differs from " +
                                    to_text(description_.resolution) + " of the network");
      }
      if (population.varied_parameters.count("resolution") +
              population.listed_parameters.count("resolution") >
          0)
        throw std::invalid_argument("resolution is the same for all neurons of a network");
    }
    return catalogue_.configure(population.model, type, values);
  }

  // The parameters of a model in the catalogue; none for one that is not there.
  std::vector<ParameterEntry> default_parameters(const std::string& model) const {
    const ModelEntry* const entry = catalogue_.find(model);
    return entry == nullptr ? std::vector<ParameterEntry>{} : entry->forms.front().parameters;
  }

  bool knows_resolution(const std::string& model) const {
    return has_parameter(default_parameters(model), "resolution");
  }

  static bool has_parameter(const std::vector<ParameterEntry>& entries, const std::string& name) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const ParameterEntry& entry) { return entry.name == name; });
  }

  bool adds_to_input(const CurrentDescription& current) const { return !has_own_current_[current.to]; }

  void add_currents(std::size_t population, DynamicParameters& parameters) const {
    for (const CurrentDescription& current : description_.currents) {
      if (current.to != population) continue;
      double sum = current.amplitude;
      for (const ParameterEntry& entry : parameters.entries()) {
        if (entry.name == "I_e") sum += std::stod(entry.text);
      }
      if (!parameters.set("I_e", to_text(sum)))
        throw std::invalid_argument(current.place + ": amplitude = " + to_text(current.amplitude));
    }
  }

  // Adds the currents to those of neurons that each have their own.
  void add_currents(std::size_t population, std::map<std::string, std::vector<double>>& varied) const {
    const auto own = varied.find("I_e");
    if (own == varied.end()) return;
    for (const CurrentDescription& current : description_.currents) {
      if (current.to != population) continue;
      for (double& value : own->second) value += current.amplitude;
    }
  }

  std::vector<double> drawn(const Distribution& distribution, std::size_t count) {
    const Threefry<>::Words key =
        random_key(description_.seed, first_own_stream + own_streams_++, Draw::initial_state);
    std::vector<std::uint32_t> words(count);
    for (std::size_t i = 0; i < count; ++i) words[i] = Threefry<>::draw(random_counter(i, 0), key)[0];
    std::vector<double> values(count);
    distribution.draw(words.data(), count, values.data());
    return values;
  }

  double unit_of(std::size_t population) const {
    if (description_.populations[population].weight_unit)
      return *description_.populations[population].weight_unit;
    double unit = 0;
    const auto consider = [&](double weight) {
      const auto size = static_cast<double>(static_cast<Real>(std::abs(weight)));
      if (size > 0 && (unit == 0 || size < unit)) unit = std::abs(weight);
    };
    for (const PoissonDescription& drive : description_.poisson) {
      if (drive.to == population) consider(drive.weight);
    }
    if (unit != 0) return unit;
    for (const ProjectionDescription& projection : description_.projections) {
      if (projection.to == population && !projection.list && projection.weight.is_constant())
        consider(projection.weight.center());
    }
    return unit == 0 ? 1 : unit;
  }

  void connect(const ProjectionDescription& projection) {
    const std::uint32_t stream = engine_->new_stream();
    const ConnectedPopulations populations{description_.populations[projection.from].count,
                                           description_.populations[projection.to].count,
                                           projection.from == projection.to};
    if (projection.list) {
      connect_each(projection, make_list_generator(*projection.list, populations));
      return;
    }
    const SynapseAttributes attributes(projection.weight, projection.delay, description_.resolution);
    auto generator = make_generator(projection.rule, populations, attributes, description_.seed, stream);
    const std::uint64_t most = most_sources(projection.rule, populations);
    if (attributes.are_constant() && connect_alike(projection, *generator, most, attributes)) return;
    connect_each(projection, std::move(generator));
  }

  // Connects synapses of one weight and one delay, if the weight can be counted in the population's unit.
  bool connect_alike(const ProjectionDescription& projection, const SynapseGenerator& generator,
                     std::uint64_t most, const SynapseAttributes& attributes) {
    const GeneratedPairs pairs{generator, static_cast<std::size_t>(most)};
    const double weight = attributes.weight().center();
    if (!engine_->can_count(projection.to, pairs.most_sources(), weight)) return false;
    engine_->connect(projection.from, projection.to, pairs, weight, attributes.delays().shortest);
    return true;
  }

  void connect_each(const ProjectionDescription& projection, std::unique_ptr<SynapseGenerator> generator) {
    const bool is_counted = description_.populations[projection.to].weight_unit.has_value();
    engine_->connect(projection.from, projection.to, std::move(generator),
                     is_counted ? WeightKind::counted : WeightKind::real);
  }

  const NetworkDescription& description_;
  const Catalogue& catalogue_;
  std::unique_ptr<SynapticEngine<Real>> engine_;
  std::vector<bool> has_own_current_;  // by population
  std::uint32_t own_streams_ = 0;
};

}  // namespace

template <class Real>
std::unique_ptr<SynapticEngine<Real>> build_network(const NetworkDescription& description,
                                                    const Catalogue& catalogue, std::size_t threads,
                                                    std::shared_ptr<SpikeExchange> exchange) {
  return Builder<Real>(description, catalogue, threads, std::move(exchange)).build();
}

template std::unique_ptr<SynapticEngine<float>> build_network(const NetworkDescription&, const Catalogue&,
                                                              std::size_t, std::shared_ptr<SpikeExchange>);
template std::unique_ptr<SynapticEngine<double>> build_network(const NetworkDescription&, const Catalogue&,
                                                               std::size_t, std::shared_ptr<SpikeExchange>);

}  // namespace lif
