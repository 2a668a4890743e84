#include <lif/trace/gtkwave_save_file.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace lif {
namespace {

using Color = GtkwaveSaveFile::Color;

double zoom_of(const std::string& text) {
  const auto star = text.find("\n*");
  return std::stod(text.substr(star + 2));
}

TEST(GtkwaveSaveFile, NamesBothFilesAndEverySignal) {
  GtkwaveSaveFile view;
  view.open_group("neuron");
  view.add_analog("top.v", "v [1]", Color::orange, 3);
  view.add_digital("top.s", "spike", Color::violet);
  view.close_group();
  const std::string text = view.text("/a/x.vcd", "/a/x.gtkw", 1000);
  EXPECT_NE(text.find("[dumpfile] \"/a/x.vcd\"\n[savefile] \"/a/x.gtkw\"\n"), std::string::npos);
  EXPECT_NE(text.find("@88020\n[color] 2\n+{v [1]} top.v\n@20000\n-\n-\n"), std::string::npos);
  EXPECT_NE(text.find("@28\n[color] 7\n+{spike} top.s\n"), std::string::npos);
}

TEST(GtkwaveSaveFile, ZoomShowsTheWholeRun) {
  // At a zoom of z GTKWave draws 200 * 2^z pixels per unit of time.
  const GtkwaveSaveFile view;
  for (const std::uint64_t end : {std::uint64_t{1000}, std::uint64_t{200'000}, std::uint64_t{1} << 50U}) {
    const double pixels = static_cast<double>(end) * 200 * std::exp2(zoom_of(view.text("", "", end)));
    EXPECT_GT(pixels, 800);
    EXPECT_LT(pixels, 1280 - 350);
  }
  EXPECT_EQ(zoom_of(view.text("", "", 1)), 0) << "there is no zoom above 0";
}

TEST(GtkwaveSaveFile, TheMarkerStandsInTheLineOfTheZoom) {
  GtkwaveSaveFile view;
  EXPECT_NE(view.text("", "", 100).find(" -1 -1 -1 -1\n"), std::string::npos);
  view.set_marker(35);
  EXPECT_NE(view.text("", "", 100).find(" 35 -1 -1 -1\n"), std::string::npos);
}

}  // namespace
}  // namespace lif
