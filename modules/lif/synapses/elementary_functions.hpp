#pragma once

namespace lif {

// Functions of which the C library has versions whose last bits differ from one library to another. These
// compute only with sums, products, quotients and square roots, which give the same bits everywhere.

/// e^x, for x from -700 to 700. The relative error is below 1e-12.
double exponential(double x);

/// The natural logarithm of x, which is positive and normal. The error is below 1e-14, absolute or relative.
double natural_logarithm(double x);

/// The probability that a normal variable with mean 0 and standard deviation 1 is x or less. The error
/// relative to the smaller one of this probability and its complement is below 1e-11, for x from -37 to 37.
double normal_probability(double x);

/// The number that a normal variable with mean 0 and standard deviation 1 exceeds with probability 1 - p, by
/// a table of cubic polynomials: fast enough to be drawn for every synapse. The error is below 1e-7.
/// @param p  from 2^-34 to 1 - 2^-34; beyond, the result is that of the border
double normal_quantile(double p);

}  // namespace lif
