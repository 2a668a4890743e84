#include <lif/mpi/mpi_job.hpp>

#define OMPI_SKIP_MPICXX 1
#define MPICH_SKIP_MPICXX 1
#include <mpi.h>

#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <thread>

namespace lif {

MpiJob::MpiJob() {
  int is_there = 0;
  MPI_Initialized(&is_there);
  is_owner_ = is_there == 0;
  if (is_owner_) {
    int provided = MPI_THREAD_SINGLE;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    if (provided < MPI_THREAD_FUNNELED)
      throw std::runtime_error("this MPI does not support processes with threads");
  }
  int number = 0;
  MPI_Comm_size(MPI_COMM_WORLD, &number);
  ranks_ = static_cast<std::size_t>(number);
  MPI_Comm_rank(MPI_COMM_WORLD, &number);
  rank_ = static_cast<std::size_t>(number);
}

MpiJob::~MpiJob() {
  int is_over = 0;
  MPI_Finalized(&is_over);
  if (is_owner_ && is_over == 0) MPI_Finalize();
}

bool MpiJob::is_launched() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "SLURM_STEP_NUM_TASKS"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

std::string MpiJob::doubt(std::size_t threads) const {
  MPI_Comm neighbours = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &neighbours);
  const auto own = static_cast<unsigned long>(threads);
  unsigned long all = 0;
  MPI_Allreduce(&own, &all, 1, MPI_UNSIGNED_LONG, MPI_SUM, neighbours);
  int processes = 0;
  MPI_Comm_size(neighbours, &processes);
  MPI_Comm_free(&neighbours);
  const unsigned long processors = std::thread::hardware_concurrency();
  if (processors == 0 || all <= processors) return {};
  return std::to_string(processes) + " processes with " + std::to_string(all) + " threads in all share " +
         std::to_string(processors) +
         " processors and wait for each other most of the time; with Open MPI, set the environment variable "
         "OMPI_MCA_mpi_yield_when_idle=1, so that those that wait make room";
}

void MpiJob::meet() const { MPI_Barrier(MPI_COMM_WORLD); }

std::vector<std::string> MpiJob::gather(const std::string& own) const {
  const auto own_size = static_cast<unsigned long>(own.size());
  std::vector<unsigned long> sizes(ranks_);
  MPI_Allgather(&own_size, 1, MPI_UNSIGNED_LONG, sizes.data(), 1, MPI_UNSIGNED_LONG, MPI_COMM_WORLD);
  std::vector<int> counts;
  std::vector<int> starts;
  unsigned long all = 0;
  for (const unsigned long size : sizes) {
    constexpr unsigned long most = std::numeric_limits<int>::max();
    if (size > most - all)
      throw std::length_error("the processes give more than MPI gathers in one call, which is 2 GiB");
    starts.push_back(static_cast<int>(all));
    counts.push_back(static_cast<int>(size));
    all += size;
  }
  std::string bytes(rank_ == 0 ? all : 0, '\0');
  MPI_Gatherv(own.data(), static_cast<int>(own_size), MPI_BYTE, bytes.data(), counts.data(), starts.data(),
              MPI_BYTE, 0, MPI_COMM_WORLD);
  std::vector<std::string> of_ranks;
  for (std::size_t rank = 0; rank_ == 0 && rank < ranks_; ++rank) {
    of_ranks.push_back(
        bytes.substr(static_cast<std::size_t>(starts[rank]), static_cast<std::size_t>(counts[rank])));
  }
  return of_ranks;
}

void MpiJob::abort(int code) {
  MPI_Abort(MPI_COMM_WORLD, code);
  std::_Exit(code);
}

}  // namespace lif
