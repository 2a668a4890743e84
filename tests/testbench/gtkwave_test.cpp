#include <cmath>

#include "support/vcd_reader.hpp"
#include "testbench/executable.hpp"

// Opens the files in GTKWave itself. GTKWave silently drops a signal that it does not find, so its own list
// of shown traces is compared with the save file.

namespace lif::tests {
namespace {

class Gtkwave : public ExecutableTest {
 protected:
  /// Opens a save file in GTKWave under Xvfb, and returns what a Tcl script prints there.
  std::string open(const std::string& save_file) {
    const std::string script = folder_.write("script.tcl",
                                             "set count [gtkwave::getTotalNumTraces]\n"
                                             "for {set i 0} {$i < $count} {incr i} {\n"
                                             "  puts \"TRACE [gtkwave::getTraceNameFromIndex $i]\"\n"
                                             "}\n"
                                             "puts \"MARKER [gtkwave::getMarker]\"\n"
                                             "puts \"FROM [gtkwave::getWindowStartTime]\"\n"
                                             "puts \"TO [gtkwave::getWindowEndTime]\"\n"
                                             "puts \"END [gtkwave::getMaxTime]\"\n"
                                             "flush stdout\n"
                                             "gtkwave::/File/Quit\n");
    Surroundings surroundings;
    surroundings.folder = folder_.path().string();
    const Result result =
        run_process({"timeout", "60", "xvfb-run", "-a", "gtkwave", "-S", script, save_file}, surroundings);
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
    return result.out + result.err;
  }
};

TEST_F(Gtkwave, ShowsEverySignalAndTheWholeRun) {
  ASSERT_EQ(run({"--clock-period", "2us"}).exit_code, 0);
  const std::string shown = open("out/lif.gtkw");
  std::istringstream save_file(file("out/lif.gtkw"));
  int signals = 0;
  for (std::string line; std::getline(save_file, line);) {
    if (line.rfind("+{", 0) != 0) continue;
    ++signals;
    const std::string label = line.substr(2, line.find('}') - 2);
    EXPECT_EQ(label.find('['), std::string::npos) << "it would look like the index of a bit";
    EXPECT_NE(shown.find("TRACE " + label + "\n"), std::string::npos) << label << " in\n" << shown;
  }
  EXPECT_EQ(signals, 8);
  EXPECT_NE(shown.find("MARKER 203\n"), std::string::npos) << "at the first spike, in us\n" << shown;
  EXPECT_NE(shown.find("FROM 0\n"), std::string::npos) << shown;
  const auto number_after = [&](const std::string& word) {
    return std::stod(shown.substr(shown.find(word) + word.size()));
  };
  const double end = number_after("END ");
  EXPECT_EQ(end, 400) << "us";
  EXPECT_GE(number_after("TO "), end * 0.97);
  EXPECT_LE(number_after("TO "), end * 1.1);
}

TEST_F(Gtkwave, ConvertsTheWaveformToFstAndBack) {
  ASSERT_EQ(run({"--stimulus", "poisson", "--steps", "1000"}).exit_code, 0);
  Surroundings surroundings;
  surroundings.folder = folder_.path().string();
  ASSERT_EQ(run_process({"vcd2fst", "out/lif.vcd", "lif.fst"}, surroundings).exit_code, 0);
  const Result back = run_process({"fst2vcd", "lif.fst", "-o", "back.vcd"}, surroundings);
  ASSERT_EQ(back.exit_code, 0) << back.err;
  const VcdFile before = read_vcd(folder_ / "out/lif.vcd");
  const VcdFile after = read_vcd(folder_ / "back.vcd");
  ASSERT_EQ(after.variables.size(), before.variables.size());
  for (const auto& [name, variable] : before.variables) {
    const auto& other = after.variables.at(name);
    ASSERT_EQ(other.changes.size(), variable.changes.size()) << name;
    for (std::size_t i = 0; i < variable.changes.size(); ++i) {
      ASSERT_EQ(other.changes[i].first, variable.changes[i].first) << name;
      // fst2vcd prints 16 digits, one less than a double may need.
      ASSERT_NEAR(std::stod(other.changes[i].second), std::stod(variable.changes[i].second), 1e-15) << name;
    }
  }
}

}  // namespace
}  // namespace lif::tests
