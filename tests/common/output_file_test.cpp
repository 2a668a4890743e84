#include <lif/common/output_file.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "support/temporary_folder.hpp"

namespace lif {
namespace {

namespace fs = std::filesystem;
using tests::content_of;
using tests::TemporaryFolder;

TEST(OutputFile, StandsInItsPlaceOnlyAfterCommit) {
  const TemporaryFolder folder;
  const std::string path = folder / "a.csv";
  OutputFile file(path);
  file.write("hello\n");
  file.flush();
  EXPECT_FALSE(fs::exists(path));
  file.commit();
  EXPECT_EQ(content_of(path), "hello\n");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}), 1);
}

TEST(OutputFile, WithoutCommitTheEarlierFileStays) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.csv", "earlier");
  {
    OutputFile file(path);
    file.write("new");
    file.flush();
  }
  EXPECT_EQ(content_of(path), "earlier");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}), 1);
}

TEST(OutputFile, KeepsModeAndLinkOfTheFileItReplaces) {
  const TemporaryFolder folder;
  const std::string path = folder.write("real.csv", "earlier");
  ::chmod(path.c_str(), 0640);
  fs::create_symlink("real.csv", folder / "link.csv");
  OutputFile file(folder / "link.csv");
  file.write("new");
  file.commit();
  EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
  EXPECT_EQ(content_of(path), "new");
  struct ::stat status {};
  ::stat(path.c_str(), &status);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST(OutputFile, FullDiskIsAnError) {
  OutputFile file("/dev/full");
  file.write("x");
  try {
    file.flush();
    FAIL() << "no error";
  } catch (const OutputError& error) {
    EXPECT_STREQ(error.what(), "/dev/full: cannot be written in full: No space left on device");
  }
}

TEST(OutputFile, DevicesAreWrittenDirectly) {
  OutputFile file("/dev/null");
  file.write("x");
  file.commit();
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(OutputFile, FoldersAndMissingFoldersAreRefused) {
  const TemporaryFolder folder;
  EXPECT_THROW(OutputFile(folder.path().string()), OutputError);
  EXPECT_THROW(OutputFile(folder / "no/such/file"), OutputError);
}

TEST(OutputFile, LargeOutputArrivesWhole) {
  const TemporaryFolder folder;
  OutputFile file(folder / "large");
  std::string expected;
  for (int i = 0; i < 50'000; ++i) {
    const std::string line = std::to_string(i) + "\n";
    file.write(line);
    expected += line;
  }
  file.commit();
  EXPECT_EQ(content_of(folder / "large"), expected);
}

}  // namespace
}  // namespace lif
