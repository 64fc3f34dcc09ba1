#include "io/write/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using testing::HasSubstr;

size_t FilesIn(const std::string& folder) {
  size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    count += !entry.path().empty();
  }
  return count;
}

TEST(OutputFileTest, TheFileIsThereAfterCommitOnly) {
  TestFolder folder;
  const std::string path = folder.path() + "/out.csv";
  absl::StatusOr<OutputFile> file = OutputFile::Create(path);
  ASSERT_TRUE(file.ok()) << file.status();
  ASSERT_TRUE(file->Write("one ").ok());
  ASSERT_TRUE(file->Write(std::string(200000, 'x')).ok());
  EXPECT_FALSE(std::filesystem::exists(path));
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_EQ(FileBytes(path), "one " + std::string(200000, 'x'));
  EXPECT_EQ(FilesIn(folder.path()), 1u);
}

TEST(OutputFileTest, WithoutCommitNothingChanges) {
  TestFolder folder;
  const std::string path = folder.Write("out.csv", "older");
  {
    absl::StatusOr<OutputFile> file = OutputFile::Create(path);
    ASSERT_TRUE(file->Write(std::string(200000, 'x')).ok());
    OutputFile moved = std::move(*file);
  }
  EXPECT_EQ(FileBytes(path), "older");
  EXPECT_EQ(FilesIn(folder.path()), 1u);
}

TEST(OutputFileTest, ALinkKeepsLeadingToItsTarget) {
  TestFolder folder;
  const std::string target = folder.Write("target", "older");
  const std::string link = folder.path() + "/link";
  std::filesystem::create_symlink("target", link);
  absl::StatusOr<OutputFile> file = OutputFile::Create(link);
  ASSERT_TRUE(file->Write("newer").ok());
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_EQ(FileBytes(target), "newer");
  EXPECT_TRUE(std::filesystem::is_symlink(link));
}

TEST(OutputFileTest, AFolderThatIsNotThereIsNamed) {
  TestFolder folder;
  EXPECT_THAT(
      std::string(
          OutputFile::Create(folder.path() + "/no/out").status().message()),
      HasSubstr("/no/out: cannot be written: No such file"));
}

TEST(OutputFileTest, AFullDiskIsAnError) {
  absl::StatusOr<OutputFile> file = OutputFile::Create("/dev/full");
  ASSERT_TRUE(file.ok()) << file.status();
  ASSERT_TRUE(file->Write("small").ok());  // held
  const absl::Status status = file->Commit();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("/dev/full: write failed: No space left"));
  EXPECT_FALSE(IsBrokenPipe(status));
}

TEST(OutputFileTest, AnOpenDescriptorIsWrittenWhereItStands) {
  TestFolder folder;
  const std::string path = folder.Write("log", "before ");
  const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND);
  ASSERT_GE(fd, 0);
  for (const char* name : {"/dev/fd/", "/proc/self/fd/"}) {
    absl::StatusOr<OutputFile> file =
        OutputFile::Create(absl::StrCat(name, fd));
    ASSERT_TRUE(file.ok()) << file.status();
    ASSERT_TRUE(file->Write("x ").ok());
    ASSERT_TRUE(file->Commit().ok());
  }
  ASSERT_EQ(::write(fd, "after", 5), 5);
  EXPECT_EQ(FileBytes(path), "before x x after");
  ::close(fd);
  EXPECT_THAT(
      std::string(
          OutputFile::Create(absl::StrCat("/dev/fd/", fd)).status().message()),
      HasSubstr("cannot be written: Bad file descriptor"));
}

TEST(OutputFileTest, DescriptorsAreToldByTheirNames) {
  EXPECT_EQ(DescriptorOf("-"), 1);
  EXPECT_EQ(DescriptorOf("/dev/stdout"), 1);
  EXPECT_EQ(DescriptorOf("/dev/stderr"), 2);
  EXPECT_EQ(DescriptorOf("/dev/fd/17"), 17);
  EXPECT_EQ(DescriptorOf("/proc/self/fd/3"), 3);
  for (const char* other : {"out", "/dev/null", "/dev/fd/", "/dev/fd/x", ""}) {
    EXPECT_EQ(DescriptorOf(other), -1) << other;
  }
}

TEST(OutputFileTest, WhatIsFinishedHasNoNameYet) {
  TestFolder folder;
  const std::string path = folder.path() + "/out";
  absl::StatusOr<OutputFile> file = OutputFile::Create(path);
  ASSERT_TRUE(file->Write("x").ok());
  ASSERT_TRUE(file->Finish().ok());
  EXPECT_FALSE(std::filesystem::exists(path));
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_EQ(FileBytes(path), "x");
}

TEST(OutputFileTest, AReaderThatHasGoneIsTold) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  absl::StatusOr<OutputFile> file =
      OutputFile::Create(absl::StrCat("/dev/fd/", ends[1]));
  ASSERT_TRUE(file.ok()) << file.status();
  ::close(ends[0]);
  ASSERT_TRUE(file->Write("x").ok());
  EXPECT_TRUE(IsBrokenPipe(file->Commit()));
  ::close(ends[1]);
}

}  // namespace
}  // namespace samestory
