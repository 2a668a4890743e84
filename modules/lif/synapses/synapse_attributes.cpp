#include <lif/synapses/synapse_attributes.hpp>

#include <array>
#include <cmath>
#include <stdexcept>

#include <lif/numbers/text.hpp>

namespace lif {

SynapseAttributes::SynapseAttributes(const Distribution& weight, const Distribution& delay, double resolution)
    : weight_(weight), delay_(delay), resolution_(resolution) {
  if (!(resolution > 0) || !std::isfinite(resolution)) {
    throw std::invalid_argument("resolution = " + to_text(resolution) +
                                " is out of range: allowed is a finite number above 0");
  }
  const double shortest = std::floor(delay.lowest() / resolution + 0.5);
  const double longest = std::floor(delay.highest() / resolution + 0.5);
  if (!(shortest >= 1) || !(longest <= largest_delay)) {
    const std::string allowed = ": allowed are 1 to " + std::to_string(largest_delay) + " steps";
    if (delay.is_constant()) {
      throw std::invalid_argument("delay = " + to_text(delay.center()) + " is " + to_text(shortest) +
                                  " steps of " + to_text(resolution) + allowed);
    }
    throw std::invalid_argument("delays from " + to_text(delay.lowest()) + " to " + to_text(delay.highest()) +
                                " are " + to_text(shortest) + " to " + to_text(longest) + " steps of " +
                                to_text(resolution) + allowed + "; min and max limit them");
  }
  delays_ = {static_cast<std::size_t>(shortest), static_cast<std::size_t>(longest)};
}

void SynapseAttributes::set(const SynapseWords& words, SynapseBatch& batch) const {
  weight_.draw(words.of[2], batch.size, batch.weights.data());
  if (delays_.shortest == delays_.longest) {
    std::fill_n(batch.delays.begin(), batch.size, static_cast<std::uint16_t>(delays_.shortest));
    return;
  }
  std::array<double, SynapseBatch::capacity> drawn;
  delay_.draw(words.of[3], batch.size, drawn.data());
  constexpr double half_a_step = 0.5;
  for (std::size_t i = 0; i < batch.size; ++i)
    batch.delays[i] = static_cast<std::uint16_t>(drawn[i] / resolution_ + half_a_step);
}

}  // namespace lif
