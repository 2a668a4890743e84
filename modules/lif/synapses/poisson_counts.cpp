#include <lif/synapses/poisson_counts.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>

#include <lif/arrays/instruction_set.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

namespace {

constexpr std::size_t lanes = 64;                   // random words drawn at a time
constexpr std::size_t neurons_at_once = 2 * lanes;  // each word serves two neurons

// e^-x for x in (0, 50], computed only by sums and products: the series for x/1024, then ten squarings.
double decayed(double x) {
  const double small = x / 1024;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < 20; ++n) {
    term = term * -small / n;
    sum += term;
  }
  for (int i = 0; i < 10; ++i) sum *= sum;
  return sum;
}

// The numbers of four steps for one tile of neurons.
struct Tile {
  alignas(64) std::uint16_t draws[PoissonCounts::steps_in_block][neurons_at_once];
  alignas(64) std::uint16_t counts[PoissonCounts::steps_in_block][neurons_at_once];
  alignas(64) std::uint16_t ties[PoissonCounts::steps_in_block][neurons_at_once];  // not 0 where undecided
  bool has_ties;
};

struct TileTask {
  Threefry<>::Words key;
  std::uint64_t block;
  std::size_t first;
  const std::uint16_t* borders;
  std::size_t border_count;
  Tile* tile;
};

// The 16-bit numbers that are compared at once: as many as a vector of the instruction set holds, because
// compilers translate wider types badly. They are signed, because SSE2 and AVX2 compare only signed numbers.
using Eight = std::int16_t __attribute__((vector_size(16)));
using Sixteen = std::int16_t __attribute__((vector_size(32)));
using ThirtyTwo = std::int16_t __attribute__((vector_size(64)));

template <class Numbers>
struct DrawLoop : TileTask {
  [[gnu::always_inline]] void operator()() {
    draw_words();
    compare();
  }

 private:
  [[gnu::always_inline]] void draw_words() {
    alignas(64) std::uint32_t words[PoissonCounts::steps_in_block][lanes];
    const Threefry<>::Words key_of_all = key;
    const Threefry<>::Words base = random_counter(first / 2, block);
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      const Threefry<>::Words bits =
          Threefry<>::draw({base[0] + lane, base[1], base[2], base[3]}, key_of_all);
      words[0][lane] = bits[0];
      words[1][lane] = bits[1];
      words[2][lane] = bits[2];
      words[3][lane] = bits[3];
    }
    // The lower half of a word belongs to the even neuron.
    for (std::size_t step = 0; step < PoissonCounts::steps_in_block; ++step) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        tile->draws[step][2 * lane] = static_cast<std::uint16_t>(words[step][lane]);
        tile->draws[step][2 * lane + 1] = static_cast<std::uint16_t>(words[step][lane] >> 16U);
      }
    }
  }

  static constexpr std::size_t in_vector = sizeof(Numbers) / sizeof(std::int16_t);
  static constexpr std::size_t at_once = 2;  // vectors that are compared with one border together

  [[gnu::always_inline]] void compare() {
    constexpr std::int16_t highest_bit = std::numeric_limits<std::int16_t>::min();
    const std::size_t last = border_count;
    const std::uint16_t* const borders_of_all = borders;
    Numbers any_tie{};
    const std::uint16_t* const draws_of_all = &tile->draws[0][0];
    std::uint16_t* const counts_of_all = &tile->counts[0][0];
    std::uint16_t* const ties_of_all = &tile->ties[0][0];
    for (std::size_t i = 0; i < PoissonCounts::steps_in_block * neurons_at_once; i += at_once * in_vector) {
      Numbers draws[at_once];
      Numbers above[at_once];
      Numbers ties[at_once];
      for (std::size_t v = 0; v < at_once; ++v) {
        std::memcpy(&draws[v], draws_of_all + i + v * in_vector, sizeof(Numbers));
        // A draw of 65535 may also reach borders that are left out here because their upper 16 bits are
        // 65535.
        ties[v] = reinterpret_cast<Numbers>(draws[v] == -1);
        draws[v] ^= highest_bit;
        above[v] = Numbers{};
      }
      for (std::size_t k = 0; k < last; ++k) {
        const Numbers border = Numbers{} + static_cast<std::int16_t>(borders_of_all[k] ^ highest_bit);
        for (std::size_t v = 0; v < at_once; ++v) {
          above[v] -= reinterpret_cast<Numbers>(draws[v] > border);
          ties[v] |= reinterpret_cast<Numbers>(draws[v] == border);
        }
      }
      for (std::size_t v = 0; v < at_once; ++v) {
        any_tie |= ties[v];
        std::memcpy(counts_of_all + i + v * in_vector, &above[v], sizeof(Numbers));
        std::memcpy(ties_of_all + i + v * in_vector, &ties[v], sizeof(Numbers));
      }
    }
    tile->has_ties = false;
    for (std::size_t n = 0; n < in_vector; ++n) tile->has_ties |= any_tie[n] != 0;
  }
};

void draw_tile(const TileTask& task) {
  switch (instruction_set()) {
    case InstructionSet::avx512:
      return run_vectorised(DrawLoop<ThirtyTwo>{task});
    case InstructionSet::avx2:
      return run_vectorised(DrawLoop<Sixteen>{task});
    case InstructionSet::baseline:
      return run_vectorised(DrawLoop<Eight>{task});
  }
}

}  // namespace

PoissonCounts::PoissonCounts(double mean, std::uint64_t seed, std::uint32_t stream)
    : mean_(mean),
      key_(random_key(seed, stream, Draw::poisson)),
      tail_key_(random_key(seed, stream, Draw::poisson_tail)) {
  if (!(mean > 0) || mean > largest_mean) {
    throw std::invalid_argument("mean = " + to_text(mean) +
                                " events a step is out of range: allowed is (0, " + to_text(largest_mean) +
                                "]");
  }
  double probability = decayed(mean);
  double cumulative = probability;
  constexpr double whole = 0x1p48;
  for (int k = 1; k <= 255 && cumulative < 1; ++k) {
    const double scaled = cumulative * whole;
    if (scaled >= whole - 1) break;
    const auto bits = static_cast<std::uint64_t>(scaled);
    const Border border{static_cast<std::uint16_t>(bits >> 32U), static_cast<std::uint32_t>(bits)};
    const bool is_same =
        !borders_.empty() && borders_.back().high == border.high && borders_.back().low == border.low;
    if (is_same && k > mean) break;  // rounding has ended the distribution
    borders_.push_back(border);
    if (borders_.back().high < 0xffff) highs_.push_back(borders_.back().high);
    probability = probability * mean / k;
    cumulative += probability;
  }
}

void PoissonCounts::draw(std::size_t first, std::size_t end, std::uint64_t block, std::uint8_t* counts,
                         std::size_t stride) const {
  Tile tile;
  for (std::size_t from = first; from < end; from += neurons_at_once) {
    const std::size_t count = std::min(neurons_at_once, end - from);
    draw_tile({key_, block, from, highs_.data(), highs_.size(), &tile});
    for (std::size_t step = 0; step < steps_in_block; ++step) {
      std::uint8_t* const row = counts + step * stride + (from - first);
      for (std::size_t i = 0; i < count; ++i) row[i] = static_cast<std::uint8_t>(tile.counts[step][i]);
      if (!tile.has_ties) continue;
      for (std::size_t i = 0; i < count; ++i) {
        if (tile.ties[step][i] == 0) continue;
        settle(from + i, block * steps_in_block + step, tile.draws[step][i], row[i]);
      }
    }
  }
}

void PoissonCounts::settle(std::size_t neuron, std::uint64_t step, std::uint16_t high,
                           std::uint8_t& count) const {
  const std::uint32_t low = Threefry<>::draw(random_counter(neuron, step), tail_key_)[0];
  count = 0;
  for (const Border& border : borders_) {
    if (high > border.high || (high == border.high && low >= border.low)) ++count;
  }
}

}  // namespace lif
