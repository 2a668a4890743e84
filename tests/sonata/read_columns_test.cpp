// Tables in HDF5 files: lists of synapses and spike trains give the network that the same tables in CSV give.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/sonata/read_columns.hpp>

#include "support/hdf5_writer.hpp"
#include "support/refusal.hpp"
#include "support/spikes_of_engine.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {
namespace {

class ReadColumns : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

  /// What read_columns() says to a file, without the path of the folder.
  std::string refusal(const std::string& name, const std::vector<std::string>& columns) const {
    std::string message = refusal_of([&] { sonata::read_columns(path(name), columns); });
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at = message.find(folder); at != std::string::npos; at = message.find(folder))
      message.erase(at, folder.size());
    return message;
  }

  TemporaryFolder folder_;
};

TEST_F(ReadColumns, ReadsHdf5AndCsvAlike) {
  {
    Hdf5Writer file(path("table.h5"));
    file.integers("/neuron", {3, 1, 2});
    file.numbers("/weight", {0.5, -1, 1e-300});
    file.numbers("/further", {1});
  }
  folder_.write("table.csv", "weight,neuron\n0.5,3\n-1,1\n1e-300,2\n");
  EXPECT_TRUE(sonata::is_hdf5(path("table.h5")));
  EXPECT_FALSE(sonata::is_hdf5(path("table.csv")));
  EXPECT_FALSE(sonata::is_hdf5(path("missing")));
  for (const char* name : {"table.h5", "table.csv"}) {
    const NumberColumns table = sonata::read_columns(path(name), {"weight", "neuron"});
    ASSERT_EQ(table.rows(), 3U);
    EXPECT_EQ(table.value(0, 1), -1);
    EXPECT_EQ(table.value(0, 2), 1e-300);
    EXPECT_EQ(table.integer(1, 0, 0, 9), 3U);
  }
  const NumberColumns table = sonata::read_columns(path("table.h5"), {"weight", "neuron"});
  EXPECT_EQ(refusal_of([&] { table.integer(0, 0, 0, 9); }),
            path("table.h5") + ": /weight[0] is 0.5: allowed is an integer from 0 to 9");
}

TEST_F(ReadColumns, ProblemsNameTheirPlace) {
  {
    Hdf5Writer file(path("table.h5"));
    file.numbers("/short", {1, 2});
    file.numbers("/long", {1, 2, 3});
    file.numbers("/nan", {1, NAN});
    file.group("/group");
  }
  EXPECT_EQ(refusal("table.h5", {"missing"}), "table.h5: there is no dataset /missing");
  EXPECT_EQ(refusal("table.h5", {"short", "long"}), "table.h5: /long has 3 numbers, and /short 2");
  EXPECT_EQ(refusal("table.h5", {"nan"}), "table.h5: /nan[1] is nan: allowed is a finite number");
  EXPECT_NE(refusal("table.h5", {"group"}), "");
  folder_.write("broken.h5", std::string("\x89HDF\r\n\x1a\n", 8) + "and no more");
  EXPECT_NE(refusal("broken.h5", {"short"}), "");
  EXPECT_EQ(refusal("missing.csv", {"short"}), "missing.csv: cannot be opened");
}

TEST_F(ReadColumns, ANetworkTakesItsListsFromEither) {
  std::vector<std::int64_t> sources, targets, steps, neurons;
  std::vector<double> weights, delays;
  std::string list = "source,target,weight,delay\n";
  std::string trains = "step,neuron\n";
  for (int i = 0; i < 900; ++i) {
    sources.push_back(i % 30);
    targets.push_back(i * 7 % 50);
    weights.push_back(0.25 * (1 + i % 3));
    delays.push_back(0.5 * (1 + i % 4));
    list += std::to_string(sources.back()) + "," + std::to_string(targets.back()) + "," +
            std::to_string(weights.back()) + "," + std::to_string(delays.back()) + "\n";
  }
  for (int i = 0; i < 400; ++i) {
    steps.push_back(i / 2);
    neurons.push_back((i * 11 + i / 7) % 15 + (i % 2) * 15);
    trains += std::to_string(steps.back()) + "," + std::to_string(neurons.back()) + "\n";
  }
  {
    Hdf5Writer file(path("list.h5"));
    file.integers("/source", sources);
    file.integers("/target", targets);
    file.numbers("/weight", weights);
    file.numbers("/delay", delays);
    Hdf5Writer spikes(path("spikes.h5"));
    spikes.integers("/step", steps);
    spikes.integers("/neuron", neurons);
  }
  folder_.write("list.csv", list);
  folder_.write("spikes.csv", trains);
  const auto spikes_with = [&](const std::string& ending) {
    folder_.write("net.json", R"({"resolution": 0.5, "populations": [
      {"name": "in", "spike_trains": "spikes)" +
                                  ending + R"(", "count": 30},
      {"name": "out", "model": "lif", "count": 50}],
      "projections": [{"source": "in", "target": "out", "file": "list)" +
                                  ending + R"("}]})");
    const NetworkDescription network = read_network_file(path("net.json"), sonata::read_columns);
    return spikes_of(*build_network<float>(network, every_framework()), 250);
  };
  const auto expected = spikes_with(".csv");
  EXPECT_GT(expected.size(), 500U);  // 400 are those of the trains
  EXPECT_EQ(spikes_with(".h5"), expected);
}

}  // namespace
}  // namespace lif::tests
