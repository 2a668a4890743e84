#include "ranks/rank_group.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "errors.hpp"
#include "messages.hpp"

#ifdef LIF_WITH_MPI
#include <lif/mpi/mpi_exchange.hpp>
#include <lif/mpi/mpi_job.hpp>
#endif

namespace lif::testbench {

#ifdef LIF_WITH_MPI

namespace {

bool would_others_wait = false;

}  // namespace

struct RankGroup::Job {
  MpiJob job;
  int hidden_stderr = -1;  // the standard error stream, while this process says nothing
};

RankGroup::RankGroup() {
  if (!MpiJob::is_launched()) return;
  job_ = std::make_unique<Job>();
  exchange_ = std::make_shared<MpiExchange>(job_->job);
  if (is_first()) return;
  std::fflush(stderr);
  job_->hidden_stderr = ::dup(STDERR_FILENO);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDERR_FILENO);
  ::close(nowhere);
}

RankGroup::~RankGroup() {
  // Finalising MPI waits for the other processes, which may not come.
  if (would_others_wait) (void)job_.release();
}

std::size_t RankGroup::ranks() const { return job_ ? job_->job.ranks() : 1; }
std::size_t RankGroup::rank() const { return job_ ? job_->job.rank() : 0; }
std::string RankGroup::doubt(std::size_t threads) const { return job_ ? job_->job.doubt(threads) : ""; }

void RankGroup::part_ways() {
  if (!job_) return;
  would_others_wait = true;
  if (job_->hidden_stderr < 0) return;
  std::fflush(stderr);
  ::dup2(job_->hidden_stderr, STDERR_FILENO);
  ::close(job_->hidden_stderr);
  job_->hidden_stderr = -1;
}

void RankGroup::rejoin() {
  if (!job_) return;
  job_->job.meet();
  would_others_wait = false;
}

std::vector<std::string> RankGroup::gather(const std::string& own) const {
  return job_ ? job_->job.gather(own) : std::vector<std::string>{own};
}

void RankGroup::wait_for_the_end() {
  if (job_) job_->job.meet();
  std::_Exit(exit_internal);
}

void RankGroup::end(int exit_code) {
  if (would_others_wait) MpiJob::abort(exit_code);
}

bool RankGroup::is_follower() {
  for (const char* name : {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "SLURM_PROCID"}) {
    const char* const rank = std::getenv(name);
    if (rank != nullptr && std::string(rank) != "0") return true;
  }
  return false;
}

#else

struct RankGroup::Job {};

RankGroup::RankGroup() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* const size = std::getenv(name);
    if (size == nullptr || std::string(size) == "1") continue;
    complain("warning: this program was built without MPI: each process does all of the work by itself");
    return;
  }
}
RankGroup::~RankGroup() = default;
bool RankGroup::is_follower() { return false; }
std::size_t RankGroup::ranks() const { return 1; }
std::size_t RankGroup::rank() const { return 0; }
std::string RankGroup::doubt(std::size_t /*threads*/) const { return ""; }
void RankGroup::part_ways() {}
void RankGroup::rejoin() {}
std::vector<std::string> RankGroup::gather(const std::string& own) const { return {own}; }
void RankGroup::wait_for_the_end() { std::_Exit(exit_internal); }
void RankGroup::end(int /*exit_code*/) {}

#endif

std::uint64_t RankGroup::sum(std::uint64_t number) const {
  return exchange_ ? exchange_->sum(number) : number;
}
std::uint64_t RankGroup::least(std::uint64_t number) const {
  return exchange_ ? exchange_->least(number) : number;
}
bool RankGroup::any(bool condition) const { return sum(condition ? 1U : 0U) > 0; }

}  // namespace lif::testbench
