#include "io/read/article_reader.h"

#include <sys/stat.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "cluster/text/unicode.h"
#include "io/read/explain_fields.h"
#include "io/read/format.h"
#include "io/read/input_buffer.h"
#include "io/read/open_records.h"

namespace samestory {
namespace {

// "news/a.txt.gz" -> "news/a".
absl::string_view WithoutEnding(absl::string_view name) {
  name = StripCompression(name);
  const size_t dot = name.rfind('.');
  const size_t slash = name.rfind('/');
  const size_t base = slash == absl::string_view::npos ? 0 : slash + 1;
  return dot == absl::string_view::npos || dot <= base ? name
                                                       : name.substr(0, dot);
}

bool IsRegular(const InputFile& input) {
  struct stat info;
  const int result =
      input.is_stdin() ? ::fstat(0, &info) : ::stat(input.path.c_str(), &info);
  return result == 0 && S_ISREG(info.st_mode) && !input.is_stdin();
}

}  // namespace

absl::Status ReadOptions::Validate() const {
  SAMESTORY_RETURN_IF_ERROR(fields.Validate());
  return limits.Validate();
}

uint64_t ReadStats::skipped_total() const {
  uint64_t total = 0;
  for (const auto& [cause, count] : skipped) total += count;
  return total;
}

class ArticleReader::Impl {
 public:
  Impl(InputList inputs, const ReadOptions& options, FieldMap map)
      : options_(options),
        map_(std::move(map)),
        fields_(&map_),
        failures_(std::move(inputs.failures)) {
    bool all_known = true;
    for (InputFile& input : inputs.files) {
      all_known = all_known && input.size > 0;
      stats_.bytes_total += input.size;
      files_.push_back({std::move(input), {}, nullptr});
    }
    if (!all_known) stats_.bytes_total = 0;
  }

  absl::StatusOr<bool> Next(Article* article, RecordOrigin* origin) {
    if (next_failure_ < failures_.size()) {
      return Count(failures_[next_failure_++]);
    }
    while (reader_ != nullptr || next_file_ < files_.size()) {
      if (reader_ == nullptr) SAMESTORY_RETURN_IF_ERROR(OpenNextFile());
      RecordSpan span = {};
      absl::StatusOr<bool> more = reader_->Next(article, &span);
      if (!more.ok()) return Count(WithPlace(Place(span), more.status()));
      if (!*more) {
        CloseFile();
        continue;
      }
      if (article->id.empty()) article->id = MakeId(*article, span);
      if (origin != nullptr) *origin = {CurrentFile(), span};
      ++stats_.records;
      CountDates(span);
      return true;
    }
    return false;
  }

  const ReadStats& stats() const { return stats_; }
  const std::vector<ReadFile>& files() const { return files_; }
  const ReadOptions& options() const { return options_; }
  std::string ExplainFields() const {
    return samestory::ExplainFields(map_, fields_.usage());
  }

 private:
  absl::Status OpenNextFile() {
    ReadFile& file = files_[next_file_++];
    absl::Status status = OpenFile(&file);
    if (status.ok()) return status;
    return Count(WithPlace(file.input.path, status));
  }

  absl::Status OpenFile(ReadFile* file) {
    if (options_.keep_pipes && !IsRegular(file->input)) {
      SAMESTORY_ASSIGN_OR_RETURN(file->spool,
                                 Spool::Create(options_.temporary_folder));
    }
    SAMESTORY_ASSIGN_OR_RETURN(
        std::unique_ptr<ByteSource> source,
        OpenSource(file->input, options_.limits, file->spool.get(),
                   &stats_.bytes_read));
    SAMESTORY_ASSIGN_OR_RETURN(
        reader_,
        OpenRecords({std::make_unique<InputBuffer>(
                         std::move(source), options_.limits.record_bytes),
                     file->input.name, &map_, &fields_, options_.limits,
                     &stats_.passed_over}));
    ++stats_.files;
    return absl::OkStatus();
  }

  void CloseFile() {
    files_[CurrentFile()].frames = reader_->frames();
    reader_.reset();
  }

  uint32_t CurrentFile() const { return next_file_ - 1; }

  absl::Status Count(absl::Status status) {
    ++stats_.skipped[CauseOf(status)];
    return status;
  }

  void CountDates(const RecordSpan& span) {
    const FieldUsage& usage = fields_.usage();
    stats_.dated = usage.dated;
    if (usage.unread_dates == stats_.unread_dates) return;
    if (stats_.unread_dates == 0) {
      stats_.unread_date =
          absl::StrCat(usage.unread_date, " (", Place(span), ")");
    }
    stats_.unread_dates = usage.unread_dates;
  }

  std::string Place(const RecordSpan& span) const {
    const std::string& path = files_[CurrentFile()].input.path;
    if (span.whole_file || span.number == 0) return path;
    return absl::StrCat(path, ":", span.number);
  }

  std::string MakeId(const Article& article, const RecordSpan& span) const {
    if (!article.url.empty()) return article.url;
    // A name may hold any bytes, an id is text.
    const std::string name = RepairUtf8(files_[CurrentFile()].input.name);
    if (span.whole_file) return std::string(WithoutEnding(name));
    return absl::StrCat(name, ":", span.number);
  }

  const ReadOptions options_;
  const FieldMap map_;
  RecordFields fields_;
  std::vector<absl::Status> failures_;
  size_t next_failure_ = 0;
  std::vector<ReadFile> files_;
  size_t next_file_ = 0;
  std::unique_ptr<RecordReader> reader_;
  ReadStats stats_;
};

absl::StatusOr<ArticleReader> ArticleReader::Open(
    absl::Span<const std::string> inputs, const ReadOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  if (inputs.empty()) {
    return absl::InvalidArgumentError("inputs: wants at least one, got none");
  }
  SAMESTORY_ASSIGN_OR_RETURN(FieldMap map, FieldMap::Create(options.fields));
  InputList list = ListInputs(inputs);
  if (list.files.empty() && list.failures.empty()) {
    return absl::NotFoundError(
        absl::StrCat("nothing readable in the input: ", inputs.front(),
                     " holds no files (hidden ones, and links in a folder, are "
                     "passed over)"));
  }
  return ArticleReader(
      std::make_unique<Impl>(std::move(list), options, std::move(map)));
}

ArticleReader::ArticleReader(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
ArticleReader::ArticleReader(ArticleReader&&) = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) = default;
ArticleReader::~ArticleReader() = default;

absl::StatusOr<bool> ArticleReader::Next(Article* article,
                                         RecordOrigin* origin) {
  return impl_->Next(article, origin);
}

const ReadStats& ArticleReader::stats() const { return impl_->stats(); }

const std::vector<ReadFile>& ArticleReader::files() const {
  return impl_->files();
}

const ReadOptions& ArticleReader::options() const { return impl_->options(); }

std::string ArticleReader::ExplainFields() const {
  return impl_->ExplainFields();
}

}  // namespace samestory
