// Looks at the texts of the pictures: none leaves its picture, and no two overlap.

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

struct Box {
  double left, top, right, bottom;
  std::string text;
};

class Plots : public ExecutableTest {
 protected:
  // Characters are taken to be 0.6 of their size wide, as the digits of most fonts are, and 0.75 high.
  static Box box_of(const boost::property_tree::ptree& element) {
    const std::string text = element.get_value<std::string>();
    const double size = element.get<double>("<xmlattr>.font-size", 13);
    const double width = 0.6 * size * static_cast<double>(text.size());
    double x = element.get<double>("<xmlattr>.x");
    const double y = element.get<double>("<xmlattr>.y");
    const std::string anchor = element.get<std::string>("<xmlattr>.text-anchor");
    if (!element.get<std::string>("<xmlattr>.transform", "").empty())  // reads upwards, centred on its point
      return {x - 0.75 * size, y - width / 2, x, y + width / 2, text};
    if (anchor == "middle") x -= width / 2;
    if (anchor == "end") x -= width;
    return {x, y - 0.75 * size, x + width, y, text};
  }

  void expect_legible(const std::string& picture) {
    boost::property_tree::ptree tree;
    boost::property_tree::read_xml(folder_ / picture, tree);
    const auto& svg = tree.get_child("svg");
    const double width = svg.get<double>("<xmlattr>.width");
    const double height = svg.get<double>("<xmlattr>.height");
    std::vector<Box> boxes;
    for (const auto& [name, element] : svg) {
      if (name == "text") boxes.push_back(box_of(element));
    }
    EXPECT_GE(boxes.size(), 4U) << picture;
    for (const Box& box : boxes) {
      EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height)
          << picture << ": '" << box.text << "' leaves the picture";
      for (const Box& other : boxes) {
        if (&box == &other) break;
        EXPECT_FALSE(box.left < other.right && other.left < box.right && box.top < other.bottom &&
                     other.top < box.bottom)
            << picture << ": '" << box.text << "' and '" << other.text << "' overlap";
      }
    }
  }
};

TEST_F(Plots, OfANeuron) {
  const std::vector<std::vector<std::string>> runs{
      {},
      {"--steps", "1"},
      {"--steps", "1000000"},
      {"--threshold", "0.2", "--stimulus", "uniform", "--amplitude", "0.03"},
      {"--stimulus", "ramp", "--offset", "1000000", "--amplitude", "1", "--beta", "0", "--threshold",
       "1000000.3"},
      {"--stimulus", "constant", "--amplitude", "-1.23456789e-200"},
      {"--model", "rtl.LIF"},
      {"--model", "nest.iaf_psc_delta"}};
  for (const auto& options : runs) {
    std::vector<std::string> arguments{"run", "--plot", "p.svg", "--quiet"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    ASSERT_EQ(run(arguments).exit_code, 0);
    expect_legible("p.svg");
  }
  folder_.write(std::string(200, 'x') + ".csv", "input\n1\n2\n");
  ASSERT_EQ(run({"--input", std::string(200, 'x') + ".csv", "--plot", "p.svg"}).exit_code, 0);
  expect_legible("p.svg");
}

TEST_F(Plots, OfASweep) {
  ASSERT_EQ(run({"sweep", "--plot", "p.svg"}).exit_code, 0);
  expect_legible("p.svg");
  ASSERT_EQ(run({"sweep", "--plot", "p.svg", "--from", "-1e-7", "--to", "123456789"}).exit_code, 0);
  expect_legible("p.svg");
}

TEST_F(Plots, OfModelsShowTheirInput) {
  for (const char* models : {"lif,snntorch.Leaky", "lif,snntorch.Leaky,norse.LIFBox,spikingjelly.LIFNode"}) {
    for (const char* steps : {"1", "200", "100000"}) {
      run({"compare", "--models", models, "--steps", steps, "--stimulus", "uniform", "--plot", "p.svg"});
      expect_legible("p.svg");
      EXPECT_NE(file("p.svg").find(">input</text>"), std::string::npos);
    }
  }
}

#ifdef LIF_WITH_NIR
TEST_F(Plots, OfANetwork) {
  const std::filesystem::path folder = std::filesystem::path(GOLDEN_FOLDER) / "nir" / "snntorch_mlp_float32";
  std::string input = "step,a,b,c,d,e,f\n";
  for (int step = 0; step < 1'000'000; ++step)
    input += std::to_string(step) + (step % 7 < 3 ? ",1,0,1,0,1,0\n" : ",0,0,0,1,0,1\n");
  folder_.write("long.csv", input);
  for (const char* steps : {"1", "60", "1000000"}) {
    ASSERT_EQ(run({"network", (folder / "net.nir").string(), "--dt", "1e-3", "--convention", "snntorch",
                   "--input", "long.csv", "--steps", steps, "--trace-window", ":1", "--quiet"})
                  .exit_code,
              0);
    expect_legible("out/raster.svg");
  }
}

TEST_F(Plots, OfFormats) {
  const std::filesystem::path folder = std::filesystem::path(GOLDEN_FOLDER) / "nir" / "snntorch_mlp_float32";
  ASSERT_EQ(run({"sweep-format", (folder / "net.nir").string(), "--dt", "1e-3", "--convention", "snntorch",
                 "--input", (folder / "input.csv").string(), "--weights", "16.8:nearest-even:saturate",
                 "--weights", "12.10:nearest-away:wrap", "--weights", "none", "--state",
                 "16.8:nearest-even:saturate", "--state", "none", "--quiet"})
                .exit_code,
            0);
  expect_legible("out/formats.svg");
}

TEST_F(Plots, OfTheAreaOfFormats) {
  if (run_process({"sh", "-c", "command -v yosys"}).exit_code != 0) GTEST_SKIP() << "yosys is not installed";
  const std::filesystem::path folder = std::filesystem::path(GOLDEN_FOLDER) / "nir" / "snntorch_mlp_float32";
  std::vector<std::string> arguments{
      "sweep-format", (folder / "net.nir").string(),   "--dt",   "1e-3",           "--convention", "snntorch",
      "--input",      (folder / "input.csv").string(), "--area", "--input-format", "bit",          "--quiet"};
  for (const char* format : {"8.6:nearest-even:saturate", "4.2:floor", "3.1:floor"})
    arguments.insert(arguments.end(), {"--weights", format});
  for (const char* format : {"12.8:floor", "8.4:floor"})
    arguments.insert(arguments.end(), {"--state", format});
  ASSERT_EQ(run(arguments).exit_code, 0);
  expect_legible("out/area.svg");
}
#endif

}  // namespace
}  // namespace lif::tests
