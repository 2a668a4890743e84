#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/projection.hpp>

namespace lif {

/// A matrix of bits with one row per source and one column per target.
class BitRows {
 public:
  using Word = std::uint64_t;  ///< bits of 64 targets; the lowest bit is the first target

  /// Makes a matrix in which no bit is set; a row takes whole cache lines.
  BitRows(std::size_t rows, std::size_t columns)
      : words_((columns + in_line - 1) / in_line * (in_line / 64)), bits_(rows * words_ + in_line / 64) {}

  /// Sets a bit. @returns whether it was not set before
  bool set(std::size_t row, std::size_t column) {
    Word& word = bits_[row * words_ + column / 64];
    const Word bit = Word{1} << (column % 64);
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }

  /// The words of one row; they start at a cache line.
  const Word* row(std::size_t row) const { return bits_.data() + row * words_; }
  /// Number of words in a row.
  std::size_t words() const { return words_; }
  /// Memory that the matrix takes, in bytes.
  std::size_t bytes() const { return bits_.size() * sizeof(Word); }

 private:
  static constexpr std::size_t in_line = 512;

  std::size_t words_;
  AlignedArray<Word> bits_;  // one cache line longer: a block of columns may start within the last
};

/// Counts for each column the rows in which its bit is set, and adds `weight` times that count to the
/// column's element of `units`. Bits of 512 columns at a time go through carry-save adders, as in Muła, Kurz
/// and Lemire, "Faster population counts using AVX2 instructions", The Computer Journal 61(1), 2018.
/// @param first, end  range of columns; `first` is a multiple of 64, `end` is excluded
void add_column_counts(const std::vector<const BitRows::Word*>& rows, std::size_t first, std::size_t end,
                       std::int16_t weight, std::int16_t* units);

/// Synapses that all have one weight and one delay, stored as a matrix of bits: one bit for each pair,
/// whether connected or not. This takes the least memory and time where one pair in sixteen or more is
/// connected. No pair may be connected twice.
class DenseProjection final : public Projection {
 public:
  /// @param units  weight, in units of the target population
  /// @param delay  delay in steps, 1 or more
  /// @throws std::invalid_argument naming a pair that is connected twice
  template <class Connector>
  DenseProjection(const Connector& connector, std::size_t sources, const Partition& targets,
                  std::int16_t units, std::size_t delay)
      : Projection(sources, targets),
        rows_(sources, targets.size()),
        out_degrees_(sources),
        units_(units),
        delay_(delay),
        most_units_(connector.most_sources() * static_cast<std::uint64_t>(units < 0 ? -units : units)) {
    for (std::size_t target = targets.begin(0); target < targets.end(targets.parts() - 1); ++target) {
      connector.for_each_source(target, [&](std::size_t source) {
        if (source >= sources || !rows_.set(source, target)) {
          throw std::invalid_argument("source " + std::to_string(source) + " of neuron " +
                                      std::to_string(target) +
                                      (source >= sources ? " does not exist" : " is connected to it twice"));
        }
        ++out_degrees_[source];
        ++synapses_;
      });
    }
  }

  std::size_t delay() const override { return delay_; }
  std::uint64_t synapses() const override { return synapses_; }
  std::uint64_t synapses_of(std::size_t source) const override { return out_degrees_[source]; }
  std::size_t bytes() const override { return rows_.bytes() + out_degrees_.size() * sizeof(std::uint32_t); }
  std::uint64_t most_units() const override { return most_units_; }

  void deliver(const SpikeHistory& sources, std::int64_t step, std::size_t part,
               std::int16_t* units) override {
    std::vector<const BitRows::Word*> active;
    for (std::size_t emitter = 0; emitter < sources.parts(); ++emitter) {
      for (const std::uint32_t source : sources.events(step - static_cast<std::int64_t>(delay_), emitter)) {
        if (out_degrees_[source] > 0) active.push_back(rows_.row(source));
      }
    }
    add_column_counts(active, this->targets().begin(part), this->targets().end(part), units_, units);
  }

 private:
  BitRows rows_;
  std::vector<std::uint32_t> out_degrees_;
  std::int16_t units_;
  std::size_t delay_;
  std::uint64_t most_units_;
  std::uint64_t synapses_ = 0;
};

}  // namespace lif
