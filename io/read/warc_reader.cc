#include "io/read/warc_reader.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "cluster/text/titles.h"
#include "cluster/text/unicode.h"
#include "io/read/format.h"
#include "io/read/http_message.h"
#include "io/read/page_article.h"
#include "io/read/record_fields.h"
#include "io/read/skip.h"
#include "io/read/warc_scanner.h"

namespace samestory {
namespace {

constexpr int kFound = 200;

// By its media type; where that is missing, by its first bytes.
bool IsPage(absl::string_view content_type, absl::string_view body) {
  if (!content_type.empty()) {
    return absl::StrContains(absl::AsciiStrToLower(content_type), "html");
  }
  return DetectFormat(body.substr(0, kFormatBytes), "") == Format::kHtml;
}

bool IsPlainText(absl::string_view content_type) {
  return absl::StartsWithIgnoreCase(content_type, "text/plain");
}

class WarcReader : public RecordReader {
 public:
  explicit WarcReader(ReaderContext context)
      : buffer_(std::move(context.buffer)),
        limits_(context.limits),
        passed_over_(context.passed_over),
        scanner_(buffer_.get(), limits_) {}

  void PassTo(const RecordSpan& wanted) override { wanted_ = wanted.number; }

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    while (true) {
      WarcRecord record;
      const absl::StatusOr<bool> more = scanner_.Next(&record);
      *span = {record.number, record.offset, 0, Framing::kLine, false};
      if (!more.ok()) return more.status();
      if (!*more) return false;
      if (record.type == "arc") {
        SAMESTORY_RETURN_IF_ERROR(KeepDescription(record));
      }
      if (record.number < wanted_) continue;
      SAMESTORY_ASSIGN_OR_RETURN(const bool found, Read(record, article));
      if (!found) continue;
      span->size = scanner_.record_bytes();
      return true;
    }
  }

  std::vector<Frame> frames() const override { return frames_; }

 private:
  // Whether `record` is an article; reads it if so.
  absl::StatusOr<bool> Read(const WarcRecord& record, Article* article) {
    const bool response = record.type == "response";
    const bool resource =
        record.type == "resource" && IsPage(record.content_type, "");
    const bool text =
        record.type == "conversion" && IsPlainText(record.content_type);
    if (!response && !resource && !text) return false;
    SAMESTORY_ASSIGN_OR_RETURN(const absl::string_view payload,
                               scanner_.Payload());
    if (response) return ReadResponse(record, payload, article);
    if (text) return ReadText(record, payload, article);
    SAMESTORY_RETURN_IF_ERROR(ReadPageArticle(
        {payload, record.content_type, record.url}, limits_, article));
    return true;
  }

  absl::StatusOr<bool> ReadResponse(const WarcRecord& record,
                                    absl::string_view payload,
                                    Article* article) {
    const absl::optional<HttpResponse> response = ParseHttpResponse(payload);
    if (!response.has_value()) return PassOver(SkipCause::kNotPage);
    if (response->status != kFound) return PassOver(SkipCause::kNotFound);
    const absl::string_view type = HttpHeader(response->head, "content-type");
    if (!type.empty() && !IsPage(type, "")) {
      return PassOver(SkipCause::kNotPage);
    }
    SAMESTORY_ASSIGN_OR_RETURN(const std::string body,
                               DecodeHttpBody(*response, limits_));
    if (!IsPage(type, body)) return PassOver(SkipCause::kNotPage);
    SAMESTORY_RETURN_IF_ERROR(
        ReadPageArticle({body, type, record.url}, limits_, article));
    return true;
  }

  static absl::StatusOr<bool> ReadText(const WarcRecord& record,
                                       absl::string_view payload,
                                       Article* article) {
    if (absl::StripAsciiWhitespace(payload).empty()) {
      return Skipped(SkipCause::kNoText, "the record has no text");
    }
    TitledText titled = SplitTitle(RepairUtf8(payload));
    *article = Article();
    article->url = RepairUtf8(record.url);
    article->source = HostOfUrl(article->url);
    article->title = std::move(titled.title);
    article->body = std::move(titled.body);
    article->language = record.language;
    return true;
  }

  bool PassOver(SkipCause cause) {
    if (passed_over_ != nullptr) ++(*passed_over_)[cause];
    return false;
  }

  // ARC's own record says what the others are: copies of them need it.
  absl::Status KeepDescription(const WarcRecord& record) {
    SAMESTORY_RETURN_IF_ERROR(scanner_.Payload().status());
    frames_.push_back({record.offset, scanner_.record_bytes(), ""});
    return absl::OkStatus();
  }

  const std::unique_ptr<InputBuffer> buffer_;
  const ReadLimits limits_;
  std::map<SkipCause, uint64_t>* const passed_over_;
  WarcScanner scanner_;
  std::vector<Frame> frames_;
  uint64_t wanted_ = 0;  // number of the first that is
};

}  // namespace

std::unique_ptr<RecordReader> MakeWarcReader(ReaderContext context) {
  return std::make_unique<WarcReader>(std::move(context));
}

}  // namespace samestory
