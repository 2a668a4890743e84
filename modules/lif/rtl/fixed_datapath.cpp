#include <lif/rtl/fixed_datapath.hpp>

#include <algorithm>

namespace lif::systemverilog {

Quantity FixedDatapath::multiply(const std::string& name, const Quantity& a, const Quantity& b) const {
  if (a.value.is(0)) return a;
  const Value exact = path_.multiply(name + "_product", a.value, b.value);
  return stored(name, exact, b.format.fraction_bits, a.format);
}

Quantity FixedDatapath::add(const std::string& name, const Quantity& a, const Quantity& b) const {
  const Aligned both = aligned(name, a, b);
  return stored(name, path_.add(name + "_exact", both.a, both.b), both.gained, a.format);
}

Quantity FixedDatapath::subtract(const std::string& name, const Quantity& a, const Quantity& b) const {
  const Aligned both = aligned(name, a, b);
  return stored(name, path_.subtract(name + "_exact", both.a, both.b), both.gained, a.format);
}

Quantity FixedDatapath::convert(const std::string& name, const Quantity& b, const FixedFormat& format) const {
  const int gained = format.fraction_bits - b.format.fraction_bits;
  const Value exact = gained > 0 ? path_.shift_left(name + "_exact", b.value, gained) : b.value;
  return stored(name, exact, std::max(0, -gained), format);
}

Condition FixedDatapath::is_above(const std::string& name, const Quantity& a, const Quantity& b) const {
  const Aligned both = aligned(name, a, b);
  return path_.named(name, path_.compare(both.a, ">", both.b));
}

Quantity FixedDatapath::select(const std::string& name, const Condition& condition, const Quantity& a,
                               const Quantity& b) const {
  return {path_.select(name, condition, a.value, b.value), a.format};
}

FixedDatapath::Aligned FixedDatapath::aligned(const std::string& name, const Quantity& a,
                                              const Quantity& b) const {
  const int own = a.format.fraction_bits;
  const int others = b.format.fraction_bits;
  const int finest = std::max(own, others);
  return {path_.shift_left(name + "_first", a.value, finest - own),
          path_.shift_left(name + "_second", b.value, finest - others), finest - own};
}

Quantity FixedDatapath::stored(const std::string& name, const Value& exact, int bits,
                               const FixedFormat& format) const {
  const Value rounded =
      exact.is(0) ? exact : path_.shift_right(name + "_rounded", exact, bits, format.rounding);
  return {path_.fit(name, rounded, format), format};
}

}  // namespace lif::systemverilog
