// A random SONATA network as an MPI job: the same spikes for any number of processes and threads.
#include "support/random_sonata_network.hpp"
#include "testbench/mpi_job.hpp"

namespace lif::tests {
namespace {

TEST_F(MpiJobTest, ASonataNetworkGivesTheSameSpikes) {
  const RandomSonataNetwork network(folder_);
  ASSERT_EQ(run({"simulate", "config.json", "--out", "one"}).exit_code, 0);
  EXPECT_GT(cells(file("one/spikes.csv")).size(), 1000U);
  for (const int ranks : {1, 2, 3, 4}) {
    for (const char* threads : {"1", "2"}) {
      const Result result =
          run_testbench(ranks, {"simulate", "config.json", "--out", "job", "--threads", threads});
      ASSERT_EQ(result.exit_code, 0) << result.err;
      EXPECT_EQ(file("job/spikes.csv"), file("one/spikes.csv")) << ranks << " " << threads;
    }
  }
}

}  // namespace
}  // namespace lif::tests
