#include <lif/synapses/elementary_functions.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lif {

namespace {

constexpr double square_root_of_two_pi = 2.5066282746310002;
constexpr double logarithm_of_two = 0.69314718055994531;

double normal_density(double x) { return exponential(-0.5 * x * x) / square_root_of_two_pi; }

// The probability of more than x, for x of 0 or more: for small x by the series of Marsaglia, "Evaluating the
// normal distribution", Journal of Statistical Software 11(4), 2004, for large x by Laplace's continued
// fraction.
double upper_tail(double x) {
  if (x < 3) {
    double term = x;
    double sum = x;
    for (int n = 3; n < 80; n += 2) {
      term = term * x * x / n;
      sum += term;
    }
    return 0.5 - normal_density(x) * sum;
  }
  double fraction = x;
  for (int n = 120; n > 0; --n) fraction = x + n / fraction;
  return normal_density(x) / fraction;
}

// Finds x with upper_tail(x) == p by Newton's method, from a smaller x.
double find_upper_quantile(double p, double from) {
  double x = from;
  for (int i = 0; i < 40; ++i) {
    const double step = (upper_tail(x) - p) / normal_density(x);
    x += step;
    if (std::abs(step) < 1e-14 * (1 + x)) break;
  }
  return x;
}

// The quantile for probabilities from 2^-34 to 1/2: a polynomial for each sixteenth of an octave.
class QuantileTable {
 public:
  QuantileTable() {
    double near = 0;
    for (int octave = 1; octave <= octaves; ++octave) {
      for (int part = parts - 1; part >= 0; --part) {
        const double first = std::ldexp(1 + static_cast<double>(part) / parts, -octave - 1);
        const double width = std::ldexp(1.0 / parts, -octave - 1);
        std::array<double, 4> values{};
        for (std::size_t k = 4; k-- > 0;) {  // towards the smaller probabilities, which have larger quantiles
          values[k] = find_upper_quantile(first + width * nodes[k], near);
          near = values[k];
        }
        segments_[place(octave, part)] = polynomial(values);
      }
    }
  }

  // The number that is exceeded with probability p, of at most 1/2.
  double upper(double p) const {
    if (p >= 0.5) return 0;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &p, sizeof bits);
    const std::uint64_t top = bits >> 48U;  // exponent and the first four digits
    if (top < lowest_top) return upper(lowest);
    const std::array<double, 4>& c = segments_[static_cast<std::size_t>(top - lowest_top)];
    constexpr std::uint64_t one = 0x3ff0000000000000U;
    const std::uint64_t rest = (bits << 4U & 0x000fffffffffffffU) | one;
    double t = 0;
    std::memcpy(&t, &rest, sizeof t);
    t -= 1;
    return ((c[3] * t + c[2]) * t + c[1]) * t + c[0];
  }

 private:
  static constexpr int octaves = 34;  // from [1/4, 1/2) to [2^-35, 2^-34)
  static constexpr int parts = 16;
  static constexpr double lowest = 0x1p-35;
  static constexpr std::uint64_t lowest_top = (1023U - 35U) << 4U;
  // Chebyshev's points between 0 and 1.
  static constexpr std::array<double, 4> nodes{0.038060233744356631, 0.30865828381745514, 0.69134171618254492,
                                               0.96193976625564337};

  static std::size_t place(int octave, int part) {
    return static_cast<std::size_t>(octaves - octave) * std::size_t{parts} + static_cast<std::size_t>(part);
  }

  // The coefficients of the polynomial through four values, by Newton's divided differences.
  static std::array<double, 4> polynomial(std::array<double, 4> d) {
    for (std::size_t order = 1; order < 4; ++order) {
      for (std::size_t k = 3; k >= order; --k) d[k] = (d[k] - d[k - 1]) / (nodes[k] - nodes[k - order]);
    }
    std::array<double, 4> c{d[3], 0, 0, 0};
    for (std::size_t k = 3; k-- > 0;) {
      for (std::size_t power = 3; power > 0; --power) c[power] = c[power - 1] - nodes[k] * c[power];
      c[0] = d[k] - nodes[k] * c[0];
    }
    return c;
  }

  std::array<std::array<double, 4>, static_cast<std::size_t>(octaves* parts)> segments_{};
};

}  // namespace

double exponential(double x) {
  const double octaves = std::nearbyint(x / logarithm_of_two);
  const double small = (x - octaves * logarithm_of_two) / 16;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < 14; ++n) {
    term = term * small / n;
    sum += term;
  }
  for (int i = 0; i < 4; ++i) sum *= sum;
  return std::ldexp(sum, static_cast<int>(octaves));
}

double natural_logarithm(double x) {
  int octaves = 0;
  double mantissa = std::frexp(x, &octaves);  // from 1/2 to 1
  if (mantissa < 0.70710678118654757) {
    mantissa *= 2;
    --octaves;
  }
  const double y = (mantissa - 1) / (mantissa + 1);
  double power = y;
  double sum = y;
  for (int n = 3; n < 40; n += 2) {
    power = power * y * y;
    sum += power / n;
  }
  return 2 * sum + octaves * logarithm_of_two;
}

double normal_probability(double x) { return x > 0 ? 1 - upper_tail(x) : upper_tail(-x); }

double normal_quantile(double p) {
  static const QuantileTable table;
  return p < 0.5 ? -table.upper(p) : table.upper(1 - p);
}

}  // namespace lif
