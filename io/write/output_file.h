// An output that is there whole or not at all.
//
//   SAMESTORY_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create("out.csv"));
//   SAMESTORY_RETURN_IF_ERROR(file.Write("id,title\n"));
//   SAMESTORY_RETURN_IF_ERROR(file.Finish());  // all of it is on the disk
//   SAMESTORY_RETURN_IF_ERROR(file.Commit());  // now out.csv exists
//
// Bytes go to a file without a name, which is gone however the program ends;
// Commit() makes them durable and gives the name. Where an older file has it,
// or the file system knows no unnamed files (NFS, FAT), a temporary name beside
// the final one is used, for the blink of a rename or the whole time; it is
// taken away when the object goes. Without Commit() an older file stays as it
// was; after it the new one has its permissions.
//
// "-" is stdout; it, other descriptors that are open ("/dev/stdout",
// "/dev/fd/3"), devices and pipes are written directly. A full disk is an error
// of Write() or Finish() that names the file.
//
// When the reader of a pipe has gone, IsBrokenPipe() tells so; the program is
// expected to ignore SIGPIPE and to end quietly. Holds 64 KiB. One thread.

#ifndef SAMESTORY_IO_WRITE_OUTPUT_FILE_H_
#define SAMESTORY_IO_WRITE_OUTPUT_FILE_H_

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace samestory {

class OutputFile {
 public:
  // Fails where the folder cannot be written to.
  static absl::StatusOr<OutputFile> Create(const std::string& path);

  OutputFile(OutputFile&& other);
  OutputFile& operator=(OutputFile&& other) = delete;
  ~OutputFile();

  absl::Status Write(absl::string_view bytes);

  // Writes what is held, durably. What can still fail behind it is the naming.
  absl::Status Finish();

  // Finishes and gives the file its name. To be called once.
  absl::Status Commit();

  // Whether a file of another name is there, to be taken away if all ends here.
  bool is_named() const { return is_named_; }

 private:
  OutputFile(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
  absl::Status OpenTemporary();
  absl::Status GiveName();
  absl::Status Flush();
  absl::Status Failure(const char* what) const;

  std::string path_;
  int fd_;
  std::string temporary_;  // the name to rename from; empty: written directly
  bool is_named_ = false;  // whether a file of that name is there
  std::string held_;
};

// The descriptor that `path` stands for: "-" is 1, "/dev/stderr" 2, "/dev/fd/7"
// and "/proc/self/fd/7" 7; -1 for any other path.
int DescriptorOf(absl::string_view path);

// Whether `status` says that nobody reads the output any more.
bool IsBrokenPipe(const absl::Status& status);

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_OUTPUT_FILE_H_
