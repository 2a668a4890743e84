#include "output/output_directory.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "output/result_files.hpp"
#include "output/result_names.hpp"
#include "support/temporary_folder.hpp"

namespace lif::testbench {
namespace {

namespace fs = std::filesystem;
using tests::TemporaryFolder;
using Names = std::vector<std::string>;

Names names_in(const fs::path& folder) {
  Names names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string text_of(const fs::path& path) { return tests::content_of(path); }

// A run that writes run.ini and one file.
void run_into(const std::string& out, const std::string& name, const std::string& text, bool force = false) {
  ResultFiles files(out, force);
  files.open_report();
  files.run_ini()->write(std::string(results_signature) + " run\n");
  files.open_in_directory(name).write(text);
  files.commit();
}

class OutputFolder : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  std::string out_ = folder_ / "out";
};

TEST_F(OutputFolder, IsReplacedAsAWhole) {
  run_into(out_, "trace.csv", "first");
  const int inside = ::open(out_.c_str(), O_RDONLY | O_DIRECTORY);
  run_into(out_, "f_i.csv", "second");
  EXPECT_EQ(names_in(out_), (Names{"f_i.csv", "run.ini", "summary.json"}));
  EXPECT_EQ(names_in(folder_.path()), Names{"out"});
  struct ::stat earlier {};
  struct ::stat now {};
  ASSERT_EQ(::fstat(inside, &earlier), 0);
  ASSERT_EQ(::stat(out_.c_str(), &now), 0);
  EXPECT_NE(earlier.st_ino, now.st_ino) << "one move, not one for each file";
  ::close(inside);
}

TEST_F(OutputFolder, KeepsItsModeAndTheLinkThatLeadsToIt) {
  run_into(folder_ / "real", "trace.csv", "first");
  ::chmod((folder_ / "real").c_str(), 0750);
  fs::create_directory_symlink("real", out_);
  run_into(out_ + "/", "trace.csv", "second");
  EXPECT_TRUE(fs::is_symlink(out_));
  EXPECT_EQ(text_of(folder_.path() / "real" / "trace.csv"), "second");
  struct ::stat status {};
  ::stat(out_.c_str(), &status);
  EXPECT_EQ(status.st_mode & 07777U, 0750U);
}

// A shell that works in the folder must not be left in one that no longer exists.
TEST_F(OutputFolder, TheWorkingFolderStaysTheSame) {
  run_into(out_, "trace.csv", "first");
  const fs::path before = fs::current_path();
  fs::current_path(out_);
  struct ::stat here {};
  ::stat(".", &here);
  run_into(".", "f_i.csv", "second");
  struct ::stat now {};
  ::stat(out_.c_str(), &now);
  fs::current_path(before);
  EXPECT_EQ(here.st_ino, now.st_ino);
  EXPECT_EQ(names_in(out_), (Names{"f_i.csv", "run.ini", "summary.json"}));
}

TEST_F(OutputFolder, ForceKeepsOtherFiles) {
  run_into(out_, "trace.csv", "first");
  std::ofstream(out_ + "/thesis.tex") << "precious";
  EXPECT_THROW(run_into(out_, "f_i.csv", "second"), OutputError);
  run_into(out_, "f_i.csv", "second", true);
  EXPECT_EQ(names_in(out_), (Names{"f_i.csv", "run.ini", "summary.json", "thesis.tex"}));
}

TEST_F(OutputFolder, WhatSomebodyPutsThereDuringTheRunStays) {
  run_into(out_, "trace.csv", "first");
  ResultFiles files(out_, false);
  files.open_report();
  std::ofstream(out_ + "/my.gtkw") << "a view";
  fs::create_directory(out_ + "/notes");
  files.commit();
  files = ResultFiles(std::nullopt, false);
  EXPECT_EQ(names_in(out_), (Names{"my.gtkw", "notes", "run.ini", "summary.json"}));
  EXPECT_EQ(text_of(out_ + "/my.gtkw"), "a view");
}

TEST_F(OutputFolder, AFileBesideItThatIsNamedInItGoesWithIt) {
  run_into(out_, "trace.csv", "first");
  ResultFiles files(out_, false);
  files.open_report();
  files.open(out_ + "/../out/lif.fst").write("waveform");
  files.commit();
  EXPECT_EQ(names_in(out_), (Names{"lif.fst", "run.ini", "summary.json"}));
}

TEST_F(OutputFolder, TheNextRunRemovesWhatAKilledOneHasLeft) {
  const fs::path left = folder_.path() / ".out.999999999-0.partial";
  fs::create_directory(left);
  std::ofstream(left / ".trace.csv.999999999-0.partial") << "half";
  std::ofstream(left / "run.ini") << "half";
  const fs::path with_other = folder_.path() / ".out.999999999-1.partial";
  fs::create_directory(with_other);
  std::ofstream(with_other / "thesis.tex") << "precious";
  run_into(out_, "trace.csv", "first");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(with_other / "thesis.tex"));
}

TEST_F(OutputFolder, WithoutCommitNothingIsLeft) {
  {
    ResultFiles files(folder_ / "a/b/c", false);
    files.open_report();
  }
  EXPECT_EQ(names_in(folder_.path()), Names{});
}

TEST_F(OutputFolder, ALinkToNowhereIsRefused) {
  fs::create_directory_symlink("missing", out_);
  try {
    run_into(out_, "trace.csv", "first");
    FAIL() << "no error";
  } catch (const OutputError& error) {
    EXPECT_EQ(error.what(), out_ + ": is a link to a folder that does not exist");
  }
}

}  // namespace
}  // namespace lif::testbench
