#include <lif/mpi/mpi_exchange.hpp>

#define OMPI_SKIP_MPICXX 1
#define MPICH_SKIP_MPICXX 1
#include <mpi.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace lif {

MpiExchange::MpiExchange(const MpiJob& job) : job_(job), blocks_(job.ranks()), spikes_(job.ranks()) {}

void MpiExchange::exchange(const std::vector<SpikeWord>& own) {
  Block block{};
  block.spikes = static_cast<std::uint32_t>(own.size());
  std::copy_n(own.begin(), std::min(own.size(), in_block), block.words);
  MPI_Allgather(&block, sizeof block, MPI_BYTE, blocks_.data(), sizeof block, MPI_BYTE, MPI_COMM_WORLD);
  bool has_rest = false;
  for (std::size_t rank = 0; rank < ranks(); ++rank) {
    const Block& of_rank = blocks_[rank];
    spikes_[rank].assign(of_rank.words, of_rank.words + std::min<std::size_t>(of_rank.spikes, in_block));
    has_rest = has_rest || of_rank.spikes > in_block;
  }
  if (has_rest) gather_rest(own);
}

void MpiExchange::gather_rest(const std::vector<SpikeWord>& own) {
  counts_.clear();
  starts_.clear();
  std::size_t all = 0;
  for (const Block& block : blocks_) {
    const std::size_t more = std::max<std::size_t>(block.spikes, in_block) - in_block;
    starts_.push_back(static_cast<int>(all * sizeof(SpikeWord)));
    counts_.push_back(static_cast<int>(more * sizeof(SpikeWord)));
    all += more;
    if (all > std::numeric_limits<int>::max() / sizeof(SpikeWord))
      throw std::length_error("more spikes in a window than MPI gathers in one call");
  }
  rest_.resize(all);
  const std::size_t own_first = std::min(own.size(), in_block);
  MPI_Allgatherv(own.data() + own_first, counts_[rank()], MPI_BYTE, rest_.data(), counts_.data(),
                 starts_.data(), MPI_BYTE, MPI_COMM_WORLD);
  const SpikeWord* at = rest_.data();
  for (std::size_t rank = 0; rank < ranks(); ++rank) {
    const std::size_t more = static_cast<std::size_t>(counts_[rank]) / sizeof(SpikeWord);
    spikes_[rank].insert(spikes_[rank].end(), at, at + more);
    at += more;
  }
}

std::uint64_t MpiExchange::least(std::uint64_t number) {
  std::uint64_t least = 0;
  MPI_Allreduce(&number, &least, 1, MPI_UINT64_T, MPI_MIN, MPI_COMM_WORLD);
  return least;
}

std::uint64_t MpiExchange::sum(std::uint64_t number) {
  std::uint64_t sum = 0;
  MPI_Allreduce(&number, &sum, 1, MPI_UINT64_T, MPI_SUM, MPI_COMM_WORLD);
  return sum;
}

void MpiExchange::combine(std::vector<std::uint64_t>& bits) {
  MPI_Allreduce(MPI_IN_PLACE, bits.data(), static_cast<int>(bits.size()), MPI_UINT64_T, MPI_BOR,
                MPI_COMM_WORLD);
}

}  // namespace lif
