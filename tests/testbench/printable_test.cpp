#include "text/printable.hpp"

#include <gtest/gtest.h>

namespace lif::testbench {
namespace {

TEST(Printable, TextStays) {
  EXPECT_EQ(printable("lif 1: \"a\" \\ ~"), "lif 1: \"a\" \\ ~");
  EXPECT_EQ(printable("Schwelle \xc3\xbc \xe2\x82\xac \xf0\x9f\x98\x80"),
            "Schwelle \xc3\xbc \xe2\x82\xac \xf0\x9f\x98\x80");
}

TEST(Printable, ControlsAndBrokenBytesAreSpelt) {
  EXPECT_EQ(printable("a\nb\x1b[31m\x7f"), "a\\x0ab\\x1b[31m\\x7f");
  EXPECT_EQ(printable("\xc2\x9b"), "\\xc2\\x9b");  // a control character of the C1 set
  EXPECT_EQ(printable("\xff\xfe"), "\\xff\\xfe");
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82");  // an incomplete character
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");  // an overlong encoding
  EXPECT_EQ(printable("\xe0\x80\x80"), "\\xe0\\x80\\x80");
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a surrogate
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
}

TEST(Shortened, FitsOnAScreenAndCutsNoCharacter) {
  EXPECT_EQ(shortened("short"), "short");
  std::string text(1499, 'a');
  for (int i = 0; i < 1000; ++i) text += "\xC3\xA4";
  EXPECT_EQ(shortened(text), std::string(1499, 'a') + "... (3499 characters)");
}

}  // namespace
}  // namespace lif::testbench
