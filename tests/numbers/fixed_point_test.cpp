// Compares fixed point with sc_fixed, for every pair of small numbers and for random large ones.
#include <lif/numbers/fixed_point.hpp>
#include <lif/numbers/number_system.hpp>
#include <lif/shell/sc_fixed_traits.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace lif {
namespace {

constexpr sc_dt::sc_q_mode q_mode(Rounding rounding) {
  switch (rounding) {
    case Rounding::toward_zero:
      return sc_dt::SC_TRN_ZERO;
    case Rounding::nearest_even:
      return sc_dt::SC_RND_CONV;
    case Rounding::nearest_away:
      return sc_dt::SC_RND_INF;
    case Rounding::floor:
      break;
  }
  return sc_dt::SC_TRN;
}

constexpr sc_dt::sc_o_mode o_mode(Overflow overflow) {
  return overflow == Overflow::saturate ? sc_dt::SC_SAT : sc_dt::SC_WRAP;
}

/// SystemC's type for the same format.
template <int W, int F, Rounding R, Overflow O, bool Signed>
struct Oracle {
  using Type = sc_dt::sc_fixed<W, W - F, q_mode(R), o_mode(O)>;
};
template <int W, int F, Rounding R, Overflow O>
struct Oracle<W, F, R, O, false> {
  using Type = sc_dt::sc_ufixed<W, W - F, q_mode(R), o_mode(O)>;
};

/// Compares a format with SystemC's, in operations with numbers of another format, so that sums and products
/// have to be rounded and may overflow.
template <int W, int F, Rounding R, Overflow O, bool Signed>
class Comparison {
  using Number = FixedPoint<StaticFormat<W, F, R, O, Signed>>;
  using Reference = typename Oracle<W, F, R, O, Signed>::Type;
  static constexpr int other_width = W > 8 ? W : W + 1;
  static constexpr int other_fraction = W > 8 ? F - 3 : F + 2;
  using Other = Fixed<other_width, other_fraction, Rounding::floor, Overflow::wrap>;
  using OtherReference = sc_dt::sc_fixed<other_width, other_width - other_fraction>;

 public:
  void compare(std::int64_t left, std::int64_t right) {
    const Number a = Number::from_raw(left);
    const Other b = Other::from_raw(right);
    Reference x(a.to_double());
    OtherReference y(b.to_double());
    const DynamicFixed dynamic = DynamicFixed::from_raw(left, DynamicFormat(a.format()));
    const DynamicFixed dynamic_other = DynamicFixed::from_raw(right, DynamicFormat(b.format()));
    const auto check = [&](const char* operation, const auto& change, const auto& reference_change) {
      Number number = a;
      DynamicFixed same = dynamic;
      Reference reference = x;
      change(number, b);
      change(same, dynamic_other);
      reference_change(reference);
      ASSERT_EQ(number.to_double(), reference.to_double())
          << a.to_double() << operation << b.to_double() << " in " << W << "." << F;
      ASSERT_EQ(same.to_double(), number.to_double()) << a.to_double() << operation << b.to_double();
    };
    check(
        " + ", [](auto& v, const auto& w) { v += w; }, [&](Reference& v) { v = v + y; });
    check(
        " - ", [](auto& v, const auto& w) { v -= w; }, [&](Reference& v) { v = v - y; });
    check(
        " * ", [](auto& v, const auto& w) { v *= w; }, [&](Reference& v) { v = v * y; });
    check(
        " = ", [](auto& v, const auto& w) { v.assign(w); }, [&](Reference& v) { v = y; });
    ASSERT_EQ(a < b, x < y);
    ASSERT_EQ(a == b, x == y);
    ASSERT_EQ(a >= b, x >= y);
  }

  void compare_all() {
    constexpr FixedFormat own = StaticFormat<W, F, R, O, Signed>::format();
    for (std::int64_t a = own.lowest_raw(); a <= own.highest_raw(); ++a) {
      for (std::int64_t b = -(1 << (other_width - 1)); b < 1 << (other_width - 1); ++b) {
        compare(a, b);
        if (::testing::Test::HasFatalFailure()) return;
      }
    }
  }

  void compare_random(int count) {
    constexpr FixedFormat own = StaticFormat<W, F, R, O, Signed>::format();
    std::mt19937_64 engine(W * 1000 + F);
    const auto any = [&](std::int64_t lowest, std::int64_t highest) {
      return lowest + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(highest - lowest + 1));
    };
    const std::int64_t half = std::int64_t{1} << (other_width - 1);
    for (int i = 0; i < count; ++i) {
      compare(any(own.lowest_raw(), own.highest_raw()), any(-half, half - 1));
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
};

template <Rounding R, Overflow O, bool Signed>
void compare_formats() {
  Comparison<5, 2, R, O, Signed>().compare_all();
  Comparison<4, 4, R, O, Signed>().compare_all();
  Comparison<6, 0, R, O, Signed>().compare_all();
  Comparison<16, 8, R, O, Signed>().compare_random(3000);
  Comparison<24, 12, R, O, Signed>().compare_random(3000);
  Comparison<31, 20, R, O, Signed>().compare_random(2000);
  Comparison<32, 16, R, O, Signed>().compare_random(2000);
  Comparison<53, 30, R, O, Signed>().compare_random(500);
}

template <Rounding R>
void compare_rounding() {
  compare_formats<R, Overflow::saturate, true>();
  compare_formats<R, Overflow::wrap, true>();
  compare_formats<R, Overflow::saturate, false>();
  compare_formats<R, Overflow::wrap, false>();
}

TEST(FixedPoint, IsScFixedTowardZero) { compare_rounding<Rounding::toward_zero>(); }
TEST(FixedPoint, IsScFixedFloor) { compare_rounding<Rounding::floor>(); }
TEST(FixedPoint, IsScFixedNearestEven) { compare_rounding<Rounding::nearest_even>(); }
TEST(FixedPoint, IsScFixedNearestAway) { compare_rounding<Rounding::nearest_away>(); }

TEST(FixedPoint, RoundsDoublesAsScFixedDoes) {
  std::mt19937_64 engine(1);
  for (int i = 0; i < 20000; ++i) {
    const double value = std::ldexp(static_cast<double>(static_cast<std::int64_t>(engine())), -57);
    const double coarse = std::round(value * 64) / 64;  // often a tie
    for (const double v : {value, coarse}) {
      ASSERT_EQ((Fixed<10, 5>(v).to_double()),
                (sc_dt::sc_fixed<10, 5, sc_dt::SC_RND_CONV, sc_dt::SC_SAT>(v).to_double()));
      ASSERT_EQ((Fixed<6, 5, Rounding::nearest_away, Overflow::wrap>(v).to_double()),
                (sc_dt::sc_fixed<6, 1, sc_dt::SC_RND_INF, sc_dt::SC_WRAP>(v).to_double()));
      ASSERT_EQ((UFixed<6, 3, Rounding::toward_zero>(v).to_double()),
                (sc_dt::sc_ufixed<6, 3, sc_dt::SC_TRN_ZERO, sc_dt::SC_SAT>(v).to_double()));
      ASSERT_EQ((Fixed<6, 3, Rounding::floor, Overflow::wrap>(v).to_double()),
                (sc_dt::sc_fixed<6, 3, sc_dt::SC_TRN, sc_dt::SC_WRAP>(v).to_double()));
    }
  }
}

TEST(FixedPoint, HugeDoublesKeepTheirSideOrTheirBits) {
  EXPECT_EQ((Fixed<8, 4>(1e300).to_double()), 7.9375);
  EXPECT_EQ((Fixed<8, 4>(-1e300).to_double()), -8);
  EXPECT_EQ((Fixed<8, 0, Rounding::floor, Overflow::wrap>(0x1p70 + 0.0).to_double()), 0);
}

// The expected quotient is that of the definition: the multiple of the last bit that the rounding picks.
TEST(FixedPoint, DividesWithOneRounding) {
  for (int a = -128; a < 128; ++a) {
    for (int b = -128; b < 128; ++b) {
      if (b == 0) continue;
      const double exact = static_cast<double>(a) / b;  // both are in units of 2^-4
      Fixed<16, 4, Rounding::floor> down = Fixed<16, 4, Rounding::floor>::from_raw(a);
      down /= Fixed<16, 4>::from_raw(b);
      ASSERT_EQ(down.to_double(), std::floor(exact * 16) / 16) << a << "/" << b;
      Fixed<16, 4, Rounding::toward_zero> cut = Fixed<16, 4, Rounding::toward_zero>::from_raw(a);
      cut /= Fixed<16, 4>::from_raw(b);
      ASSERT_EQ(cut.to_double(), std::trunc(exact * 16) / 16) << a << "/" << b;
      Fixed<16, 4, Rounding::nearest_away> away = Fixed<16, 4, Rounding::nearest_away>::from_raw(a);
      away /= Fixed<16, 4>::from_raw(b);
      ASSERT_EQ(away.to_double(), std::round(exact * 16) / 16) << a << "/" << b;
      Fixed<16, 4> even = Fixed<16, 4>::from_raw(a);
      even /= Fixed<16, 4>::from_raw(b);
      ASSERT_EQ(even.to_double(), std::nearbyint(exact * 16) / 16) << a << "/" << b;
    }
  }
}

TEST(FixedPoint, CountsSaturationsAndWraps) {
  const NumberEvents before = number_events();
  Fixed<8, 4> saturating(7.5);
  saturating += Fixed<8, 4>(1.0);
  Fixed<8, 4, Rounding::floor, Overflow::wrap> wrapping(7.5);
  wrapping += Fixed<8, 4>(1.0);
  wrapping -= Fixed<8, 4>(1.0);
  const NumberEvents events = number_events() - before;
  EXPECT_EQ(saturating.to_double(), 7.9375);
  EXPECT_EQ(wrapping.to_double(), 7.5);
  EXPECT_EQ(events.saturations, 1u);
  EXPECT_EQ(events.wraps, 2u);
}

TEST(NumberSystem, RefusesParametersThatDoNotFit) {
  const NumberSystem<DynamicFixed> numbers{NumberMaker<DynamicFixed>(FixedFormat{8, 4}), {}, {}};
  EXPECT_EQ(numbers.potential("threshold", 1.03).to_double(), 1.0);
  try {
    numbers.potential("threshold", 8);
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(),
                 "threshold = 8 does not fit the neuron's number type: allowed is [-8, 7.9375]");
  }
}

}  // namespace
}  // namespace lif
