// Measures the conversion of a double to the shortest text that reads back as the same value, which is most
// of the work of a dense waveform: std::to_chars, as VcdWriter uses it, beside other libraries, where they
// are installed (Debian: libfmt-dev libdouble-conversion-dev).
//
// The numbers are random ones below 1, of which most need 16 or 17 digits, as potentials do.

#include <benchmark/benchmark.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

#ifdef HAS_FMT
#include <fmt/compile.h>
#endif
#ifdef HAS_DOUBLE_CONVERSION
#include <double-conversion/double-conversion.h>
#endif

namespace {

constexpr std::size_t longest = 64;

std::vector<double> random_numbers() {
  std::vector<double> numbers(10'000);
  std::uint64_t random = 1;
  for (double& number : numbers) {
    random = random * 2862933555777941757U + 1;  // multiplier of L'Ecuyer, 1999
    number = static_cast<double>(random >> 11U) * 0x1p-53;
  }
  return numbers;
}

// `convert(buffer, number)` returns the end of the text.
template <class Convert>
void measure(benchmark::State& state, const Convert& convert) {
  const std::vector<double> numbers = random_numbers();
  char buffer[longest];
  for (auto step : state) {
    (void)step;
    for (const double number : numbers) benchmark::DoNotOptimize(convert(buffer, number));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(numbers.size()));
}

void to_chars(benchmark::State& state) {
  measure(state,
          [](char* buffer, double number) { return std::to_chars(buffer, buffer + longest, number).ptr; });
}
BENCHMARK(to_chars)->Name("conversion/std::to_chars");

#ifdef HAS_FMT
void fmt_format(benchmark::State& state) {
  measure(state,
          [](char* buffer, double number) { return fmt::format_to(buffer, FMT_COMPILE("{}"), number); });
}
BENCHMARK(fmt_format)->Name("conversion/fmt");
#endif

#ifdef HAS_DOUBLE_CONVERSION
void double_conversion(benchmark::State& state) {
  const auto& converter = double_conversion::DoubleToStringConverter::EcmaScriptConverter();
  measure(state, [&](char* buffer, double number) {
    double_conversion::StringBuilder builder(buffer, static_cast<int>(longest));
    converter.ToShortest(number, &builder);
    const int length = builder.position();
    builder.Finalize();
    return buffer + length;
  });
}
BENCHMARK(double_conversion)->Name("conversion/double-conversion");
#endif

}  // namespace

BENCHMARK_MAIN();
