#include <lif/synapses/dense_projection.hpp>

#include <algorithm>
#include <array>
#include <cstring>

#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/instruction_set.hpp>

namespace lif {

namespace {

constexpr std::size_t words_in_block = 8;
constexpr std::size_t columns_in_block = words_in_block * 64;

// Bits of 512 columns. The compiler splits bitwise operations on them into vectors of the width available.
using Block = std::uint64_t __attribute__((vector_size(64)));

// A count of up to 127 has seven binary digits; each digit is stored as one plane of bits.
constexpr std::size_t planes = 7;
constexpr std::size_t most_rows = (1U << planes) - 1;

// Table that spreads the bits of a byte: byte i of an entry is bit i of the entry's index.
constexpr std::array<std::uint64_t, 256> spread_bits() {
  std::array<std::uint64_t, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    for (unsigned bit = 0; bit < 8; ++bit) table[byte] |= std::uint64_t{(byte >> bit) & 1U} << (8 * bit);
  }
  return table;
}
constexpr std::array<std::uint64_t, 256> spread = spread_bits();

struct Sum {
  Block ones;
  Block carries;
};

[[gnu::always_inline]] inline Sum add(const Block& a, const Block& b, const Block& c) {
  const Block either = a ^ b;
  return {either ^ c, (a & b) | (either & c)};
}

[[gnu::always_inline]] inline Block load(const BitRows::Word* words) {
  Block block;
  std::memcpy(&block, words, sizeof block);
  return block;
}

struct CountLoop {
  const BitRows::Word* const* rows;
  std::size_t row_count;
  std::size_t first;
  std::size_t end;
  std::int16_t weight;
  std::int16_t* units;

  [[gnu::always_inline]] void operator()() {
    for (std::size_t column = first; column < end; column += columns_in_block) {
      std::array<Block, planes> digits = count(column / 64);
      show(digits, column);
    }
  }

 private:
  [[gnu::always_inline]] std::array<Block, planes> count(std::size_t word) const {
    const BitRows::Word* const* const of = rows;
    const std::size_t last = row_count;
    std::array<Block, planes> digits{};
    std::size_t r = 0;
    for (; r + 7 <= last; r += 7) {
      for (std::size_t k = r; k < r + 7; ++k) __builtin_prefetch(of[k] + word + words_in_block);
      const Sum a = add(load(of[r] + word), load(of[r + 1] + word), load(of[r + 2] + word));
      const Sum b = add(load(of[r + 3] + word), load(of[r + 4] + word), load(of[r + 5] + word));
      const Sum ones = add(a.ones, b.ones, load(of[r + 6] + word));
      const Sum twos = add(a.carries, b.carries, ones.carries);
      Block carry = digits[0] & ones.ones;
      digits[0] ^= ones.ones;
      const Sum second = add(digits[1], twos.ones, carry);
      digits[1] = second.ones;
      const Sum third = add(digits[2], twos.carries, second.carries);
      digits[2] = third.ones;
      ripple(digits, 3, third.carries);
    }
    for (; r < last; ++r) ripple(digits, 0, load(of[r] + word));
    return digits;
  }

  [[gnu::always_inline]] static void ripple(std::array<Block, planes>& digits, std::size_t from,
                                            Block carry) {
    for (std::size_t k = from; k < planes; ++k) {
      const Block next = digits[k] & carry;
      digits[k] ^= carry;
      carry = next;
    }
  }

  [[gnu::always_inline]] void show(const std::array<Block, planes>& digits, std::size_t column) const {
    std::array<std::array<std::uint8_t, sizeof(Block)>, planes> bytes;
    std::memcpy(bytes.data(), digits.data(), sizeof bytes);
    alignas(64) std::array<std::uint64_t, sizeof(Block)> counts{};  // eight columns each, one per byte
    const std::size_t used = digits_of(row_count);
    for (std::size_t k = 0; k < used; ++k) {
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += spread[bytes[k][i]] << k;
    }
    alignas(64) std::array<std::uint8_t, columns_in_block> of_columns;
    std::memcpy(of_columns.data(), counts.data(), sizeof of_columns);
    const std::size_t size = std::min(columns_in_block, end - column);
    std::int16_t* const to = units + column;
    const int by = weight;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<std::int16_t>(to[i] + by * of_columns[i]);
  }

  static constexpr std::size_t digits_of(std::size_t most) {
    std::size_t digits = 0;
    for (; most > 0; most /= 2) ++digits;
    return digits;
  }
};

}  // namespace

void add_column_counts(const std::vector<const BitRows::Word*>& rows, std::size_t first, std::size_t end,
                       std::int16_t weight, std::int16_t* units) {
  for (std::size_t r = 0; r < rows.size(); r += most_rows) {
    run_vectorised(
        CountLoop{rows.data() + r, std::min(most_rows, rows.size() - r), first, end, weight, units});
  }
}

}  // namespace lif
