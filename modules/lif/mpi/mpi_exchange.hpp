#pragma once

#include <cstdint>
#include <vector>

#include <lif/mpi/mpi_job.hpp>
#include <lif/synapses/spike_exchange.hpp>

namespace lif {

/// The SpikeExchange of the processes of an MPI job.
///
///     lif::MpiJob job;
///     auto engine = std::make_unique<lif::SynapticEngine<float>>(seed, threads,
///                                                                std::make_shared<lif::MpiExchange>(job));
///
/// The spikes of a window are gathered by all processes: those that fit into a block of fixed size with a
/// single call, and the rest, if some process has more, with another one.
class MpiExchange final : public SpikeExchange {
 public:
  /// @param job  has to outlive the exchange
  explicit MpiExchange(const MpiJob& job);

  std::size_t ranks() const override { return job_.ranks(); }
  std::size_t rank() const override { return job_.rank(); }
  void exchange(const std::vector<SpikeWord>& own) override;
  const std::vector<SpikeWord>& spikes_of(std::size_t rank) const override { return spikes_[rank]; }
  std::uint64_t least(std::uint64_t number) override;
  std::uint64_t sum(std::uint64_t number) override;
  void combine(std::vector<std::uint64_t>& bits) override;

 private:
  static constexpr std::size_t in_block = 42;  // spikes; a block with their number has 508 bytes

  // A block: the number of spikes of a process, and the first of them.
  struct Block {
    std::uint32_t spikes;
    SpikeWord words[in_block];
  };

  void gather_rest(const std::vector<SpikeWord>& own);

  const MpiJob& job_;
  std::vector<Block> blocks_;                   // by rank
  std::vector<std::vector<SpikeWord>> spikes_;  // by rank
  std::vector<int> counts_;
  std::vector<int> starts_;
  std::vector<SpikeWord> rest_;
};

}  // namespace lif
