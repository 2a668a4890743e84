#include "stimuli/sine_of_turns.hpp"

#include <cmath>

namespace lif::testbench {

namespace {

constexpr double two_pi = 6.283185307179586476925286766559;

// Taylor series in x^2, which are exact in double precision for |x| <= pi/4.
double sine_series(double x) {
  const double y = x * x;
  double sum = 0;
  for (int n = 19; n >= 3; n -= 2) sum = (1 + sum) * -y / (n * (n - 1));
  return x + x * sum;
}

double cosine_series(double x) {
  const double y = x * x;
  double sum = 0;
  for (int n = 18; n >= 2; n -= 2) sum = (1 + sum) * -y / (n * (n - 1));
  return 1 + sum;
}

}  // namespace

double sine_of_turns(double turns) {
  const double fraction = turns - std::floor(turns);      // [0, 1)
  const double quarter = std::floor(fraction * 4 + 0.5);  // nearest multiple of a quarter turn
  const double x = (fraction - quarter * 0.25) * two_pi;  // [-pi/4, pi/4]
  switch (static_cast<int>(quarter) % 4) {
    case 0:
      return sine_series(x);
    case 1:
      return cosine_series(x);
    case 2:
      return -sine_series(x);
    default:
      return -cosine_series(x);
  }
}

}  // namespace lif::testbench
