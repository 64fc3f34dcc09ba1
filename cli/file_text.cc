#include "cli/file_text.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "io/read/byte_source.h"
#include "io/read/inputs.h"
#include "io/read/limits.h"
#include "io/read/source.h"

namespace samestory {
namespace {

constexpr size_t kChunk = 1 << 16;

absl::StatusOr<std::string> ReadAll(const InputFile& file) {
  SAMESTORY_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> source,
                             OpenSource(file, ReadLimits(), nullptr, nullptr));
  std::string text;
  while (true) {
    const size_t size = text.size();
    text.resize(size + kChunk);
    SAMESTORY_ASSIGN_OR_RETURN(const size_t got,
                               source->Read(&text[size], kChunk));
    text.resize(size + got);
    if (got == 0) return text;
  }
}

}  // namespace

absl::StatusOr<std::string> ReadFileText(const std::string& path) {
  InputFile file;
  file.path = file.name = path;
  absl::StatusOr<std::string> text = ReadAll(file);
  if (text.ok()) return text;
  return absl::Status(text.status().code(),
                      absl::StrCat(path, ": ", text.status().message()));
}

}  // namespace samestory
