#include "input/csv_step_source.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "errors.hpp"
#include "support/temporary_folder.hpp"

namespace lif::testbench {
namespace {

using tests::TemporaryFolder;

class CsvInput : public ::testing::Test {
 protected:
  std::vector<double> read(const std::string& content, const std::string& column = "input",
                           NumberKind kind = NumberKind::float64) {
    CsvStepSource source(folder_.write("in.csv", content), column, kind);
    std::vector<double> currents;
    for (StepInput input; source.next(input);) currents.push_back(input.current);
    return currents;
  }

  /// The message that refuses this content, without the name of the folder.
  std::string refusal(const std::string& content, const std::string& column = "input") {
    try {
      read(content, column);
    } catch (const InputError& error) {
      const std::string text = error.what();
      return text.substr(text.find("in.csv"));
    }
    return "accepted";
  }

  TemporaryFolder folder_;
};

using Currents = std::vector<double>;

TEST_F(CsvInput, FindsTheColumnByName) {
  EXPECT_EQ(read("step,x,input,y\n0,7,0.25,a\n1,8,-1e-3,b\n"), (Currents{0.25, -1e-3}));
  EXPECT_EQ(read("a,b\n1,2\n", "b"), (Currents{2}));
}

TEST_F(CsvInput, TakesByteOrderMarkAndEitherLineEnd) {
  EXPECT_EQ(read("\xEF\xBB\xBFinput\r\n1\r\n2\r\n"), (Currents{1, 2}));
  EXPECT_EQ(read("input\n1\n2"), (Currents{1, 2}));
  EXPECT_EQ(read("input\n1\n2\n\n\n"), (Currents{1, 2})) << "blank lines at the end";
  EXPECT_EQ(read("step,input\n\n0,1\n\n1,2\n"), (Currents{1, 2}))
      << "blank lines that cannot be a missing value";
}

TEST_F(CsvInput, TakesQuotedFieldsAndSpaces) {
  EXPECT_EQ(read("\"note, long\" , \"input\"\n\"a \"\"b\"\", c\", 3 \n"), (Currents{3}));
}

TEST_F(CsvInput, ParsesInTheTypeOfTheNeuron) {
  const std::string text = "input\n1.00000005960464477540\n";
  EXPECT_EQ(read(text, "input", NumberKind::float32),
            (Currents{static_cast<double>(std::nextafter(1.0F, 2.0F))}));
}

TEST_F(CsvInput, NamesFileLineAndColumn) {
  EXPECT_EQ(refusal(""), "in.csv: is empty");
  EXPECT_EQ(refusal("input\n"), "in.csv: has a header but no rows");
  EXPECT_EQ(refusal("input\n\n"), "in.csv: has a header but no rows");
  EXPECT_EQ(refusal("a,b\n1,2\n"),
            "in.csv:1: there is no column 'input' (--input-column names another); the columns are 'a', 'b'");
  EXPECT_EQ(refusal("input,input\n1,2\n"), "in.csv:1: column 'input' occurs twice");
  EXPECT_EQ(refusal("step,input\n0,1\n1,x\n"), "in.csv:3: column 'input': 'x' is not a number");
  EXPECT_EQ(refusal("input\n1\n\n2\n"), "in.csv:3: a blank line stands between the rows");
  EXPECT_EQ(refusal("input\nnan\n"), "in.csv:2: column 'input': 'nan' is not a finite double");
  EXPECT_EQ(refusal("input\n1e999\n"), "in.csv:2: column 'input': '1e999' is not a finite double");
  EXPECT_EQ(refusal("a,input\n1\n"), "in.csv:2: the row has 1 fields, the header has 2");
  EXPECT_EQ(refusal("a,input\n1,2,3\n"), "in.csv:2: the row has 3 fields, the header has 2");
  EXPECT_EQ(refusal("step,input\n0,1\n2,1\n"),
            "in.csv:3: column 'step': '2' is out of order: expected step 1");
  EXPECT_EQ(refusal("input\n\"1\n"), "in.csv:2: a quotation mark is not closed");
  EXPECT_EQ(refusal("input\n\"1\"2\n"), "in.csv:2: text follows a closing quotation mark");
  EXPECT_EQ(refusal("input\n1,5\n"), "in.csv:2: the row has 2 fields, the header has 1");
  EXPECT_EQ(refusal(std::string("input\n1\0\n", 9)), "in.csv:2: is not text: it holds a NUL byte");
}

TEST_F(CsvInput, LimitsLinesAndColumns) {
  EXPECT_EQ(refusal("input\n" + std::string(2'000'000, '1')), "in.csv:2: is longer than 1 MiB");
  EXPECT_EQ(refusal(std::string(500'000, ',') + "\n"), "in.csv:1: there are more than 100000 columns");
}

TEST_F(CsvInput, RefusesFoldersAndMissingFiles) {
  EXPECT_THROW(CsvStepSource(folder_.path().string(), "input", NumberKind::float64), InputError);
  EXPECT_THROW(CsvStepSource(folder_ / "none.csv", "input", NumberKind::float64), InputError);
}

}  // namespace
}  // namespace lif::testbench
