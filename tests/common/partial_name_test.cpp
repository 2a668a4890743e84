#include <lif/common/partial_name.hpp>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include <lif/common/output_file.hpp>

#include "support/temporary_folder.hpp"

namespace lif {
namespace {

namespace fs = std::filesystem;
using tests::content_of;
using tests::TemporaryFolder;

// Far above the largest number that Linux gives to a process.
const std::string name_of_dead_process = ".a.csv.999999999-0.partial";

TEST(PartialName, NamesTheFileThatItBecomes) {
  EXPECT_EQ(name_of_partial(partial_name("a.b-c.csv", 7)), "a.b-c.csv");
  EXPECT_EQ(name_of_partial(name_of_dead_process), "a.csv");
  for (const char* other : {"", ".", ".partial", "a.1-0.partial", ".a.csv.partial", ".a.x-0.partial",
                            ".a.1-x.partial", ".1-0.partial", ".a-1.5.partial", ".a.1-0.part"}) {
    EXPECT_EQ(name_of_partial(other), "") << other;
  }
}

TEST(PartialName, TheNextRunRemovesWhatAKilledOneHasLeft) {
  const TemporaryFolder folder;
  const std::string left = folder.write(name_of_dead_process, "half a fi");
  const std::string of_another_file = folder.write(".b.csv.999999999-0.partial", "half");
  OutputFile file(folder / "a.csv");
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(of_another_file));
}

TEST(PartialName, AFileThatIsBeingWrittenStays) {
  const TemporaryFolder folder;
  const std::string path = folder / "a.csv";
  OutputFile first(path);
  OutputFile second(path);  // of the same process, and so of the same number
  EXPECT_TRUE(fs::exists(first.written_path()));
  EXPECT_NE(first.written_path(), second.written_path());
  second.write("second");
  second.commit();
  first.write("first");
  first.commit();
  EXPECT_EQ(content_of(path), "first");
}

// A lock protects the file where numbers of processes say nothing: another machine, another container.
TEST(PartialName, AFileThatSomebodyLocksStays) {
  const TemporaryFolder folder;
  const std::string foreign = folder.write(name_of_dead_process, "half");
  const int descriptor = ::open(foreign.c_str(), O_RDONLY);
  ASSERT_EQ(::flock(descriptor, LOCK_EX), 0);
  { OutputFile file(folder / "a.csv"); }
  EXPECT_TRUE(fs::exists(foreign));
  ::close(descriptor);
  { OutputFile file(folder / "a.csv"); }
  EXPECT_FALSE(fs::exists(foreign));
}

TEST(PartialName, ALinkWithSuchANameIsNotFollowed) {
  const TemporaryFolder folder;
  folder.write("precious", "content");
  fs::create_symlink("precious", folder / name_of_dead_process);
  { OutputFile file(folder / "a.csv"); }
  EXPECT_EQ(content_of(folder / "precious"), "content");
}

}  // namespace
}  // namespace lif
