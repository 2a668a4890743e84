#include <lif/synapses/worker_team.hpp>

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace lif::tests {
namespace {

TEST(WorkerTeam, DoesEachPartOnceInAThreadOfItsOwn) {
  for (const std::size_t threads : {1U, 2U, 5U}) {
    WorkerTeam team(threads);
    EXPECT_EQ(team.threads(), threads);
    std::vector<std::thread::id> ids(threads);
    std::vector<int> calls(threads);
    team.run([&](std::size_t part) {
      ids[part] = std::this_thread::get_id();
      ++calls[part];
    });
    EXPECT_EQ(calls, std::vector<int>(threads, 1));
    EXPECT_EQ(ids[0], std::this_thread::get_id());
    for (std::size_t i = 0; i < threads; ++i) {
      for (std::size_t k = 0; k < i; ++k) EXPECT_NE(ids[i], ids[k]);
    }
  }
}

TEST(WorkerTeam, PartsOfATaskSeeWhatTheTaskBeforeDid) {
  constexpr std::size_t threads = 3;
  WorkerTeam team(threads);
  std::vector<std::uint64_t> now{1, 2, 3};
  std::vector<std::uint64_t> expected = now;
  for (int task = 0; task < 2000; ++task) {
    const std::vector<std::uint64_t> before = now;
    team.run([&](std::size_t part) { now[part] = before[0] * 3 + before[1] + before[2] + part; });
    const std::uint64_t sum = expected[0] * 3 + expected[1] + expected[2];
    expected = {sum, sum + 1, sum + 2};
    ASSERT_EQ(now, expected) << task;
  }
}

TEST(WorkerTeam, ThreadsThatHaveGoneToSleepWakeUp) {
  for (const std::size_t threads : {2U, 9U}) {
    WorkerTeam team(threads);
    std::vector<int> calls(threads);
    for (std::size_t task = 0; task < 20; ++task) {
      team.run([&](std::size_t part) {
        if (part == task % threads) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        ++calls[part];
      });
      if (task % 2 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_EQ(calls, std::vector<int>(threads, 20));
  }
}

TEST(WorkerTeam, ExceptionsArriveOnceAllPartsAreDone) {
  WorkerTeam team(4);
  for (std::size_t thrower = 0; thrower < 4; ++thrower) {
    std::vector<int> calls(4);
    try {
      team.run([&](std::size_t part) {
        ++calls[part];
        if (part >= thrower) throw std::runtime_error("part " + std::to_string(part));
      });
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), "part " + std::to_string(thrower));
    }
    EXPECT_EQ(calls, std::vector<int>(4, 1));
    EXPECT_NO_THROW(team.run([](std::size_t) {}));  // the exceptions of other parts are forgotten
  }
  EXPECT_THROW(WorkerTeam(1).run([](std::size_t) { throw std::domain_error("alone"); }), std::domain_error);
}

TEST(WorkerTeam, EndsWithOrWithoutTasks) {
  for (int i = 0; i < 50; ++i) {
    WorkerTeam team(4);
    if (i % 2 == 0) team.run([](std::size_t) {});
  }
}

// A forked process has none of the threads: waiting for them would never end.
TEST(WorkerTeam, WorksInAForkedProcess) {
  for (const bool sleeps : {true, false}) {
    auto team = std::make_unique<WorkerTeam>(3);
    team->run([](std::size_t) {});
    if (sleeps) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const ::pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      std::vector<int> calls(3);
      team->run([&](std::size_t part) { ++calls[part]; });
      team.reset();
      WorkerTeam another(3);
      another.run([&](std::size_t part) { ++calls[part]; });
      ::_exit(calls == std::vector<int>(3, 2) ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    int calls = 0;
    team->run([&](std::size_t part) { calls += part == 0 ? 1 : 0; });
    EXPECT_EQ(calls, 1) << "the team goes on in the first process";
  }
}

std::size_t address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

TEST(WorkerTeam, WithoutEnoughThreadsThereIsNone) {
  constexpr std::size_t limit = std::size_t{1} << 30U;  // of addresses, of which each stack takes some
  // Skipped under a sanitizer, whose shadow memory alone exceeds the limit and would end the test itself.
  if (address_space() == 0 || address_space() > limit / 2) GTEST_SKIP() << "a sanitizer's own memory is more";
  const auto build_team = [] {
    const rlimit memory{limit, limit};
    ::setrlimit(RLIMIT_AS, &memory);
    try {
      const WorkerTeam team(5000);
    } catch (const std::system_error&) {
      ::_exit(0);
    }
    ::_exit(1);
  };
  EXPECT_EXIT(build_team(), ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace lif::tests
