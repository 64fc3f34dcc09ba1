#include "io/read/feed_reader.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "io/read/feed_builder.h"
#include "io/read/feed_tags.h"
#include "io/read/skip.h"
#include "io/read/xml_parser.h"
#include "io/read/xml_recovery.h"

namespace samestory {
namespace {

// What the parser gets at a time; less behind a fault, where the next may be
// near.
constexpr size_t kPieceBytes = 64 << 10;
constexpr size_t kFirstPieceBytes = 1 << 10;

// Faults cost time, most of all those that show only far behind their cause (a
// CDATA section without an end). A file with more of them is no feed.
constexpr uint64_t kMaxFaults = 100000;
constexpr uint64_t kFarBytes = 1 << 20;
constexpr int kMaxFarFaults = 16;

// The fields of an item, by the names that feedparser gives them.
class FeedFields {
 public:
  FeedFields(const FieldMap* map, RecordFields* fields)
      : root_(map->root()), fields_(fields) {}

  absl::Status MakeArticle(const FeedItem& item, Article* article) {
    fields_->Clear();
    Add("id", item.id);
    Add("link", item.url);
    Add("published", item.published);
    Add("updated", item.updated);
    Add("source.title", item.source);
    Add("feed.title", item.feed);
    Add("language", item.language);
    if (item.has_text) {
      AddText("title", item.title);
      AddText("content", item.content);
      AddText("summary", item.summary);
    }
    return fields_->MakeArticle(article);
  }

 private:
  void Add(absl::string_view name, absl::string_view value) {
    const FieldNode* const node = root_.FindPath(name);
    if (node != nullptr) fields_->Add(*node, value);
  }
  void AddText(absl::string_view name, absl::string_view text) {
    const FieldNode* const node = root_.FindPath(name);
    if (node != nullptr) fields_->AddText(*node, text);
  }

  const FieldNode& root_;
  RecordFields* const fields_;
};

class FeedReader : public RecordReader, private FeedSink {
 public:
  explicit FeedReader(ReaderContext context)
      : buffer_(std::move(context.buffer)),
        limits_(context.limits),
        fields_(context.map, context.fields),
        builder_(this),
        parser_(limits_, &builder_) {}

  absl::StatusOr<bool> Next(Article* article, RecordSpan* span) override {
    while (ready_.empty() && !ended_) Advance();
    if (ready_.empty()) return false;
    const Ready ready = std::move(ready_.front());
    ready_.pop_front();
    *span = ready.span;
    SAMESTORY_RETURN_IF_ERROR(ready.status);
    SAMESTORY_RETURN_IF_ERROR(fields_.MakeArticle(ready.item, article));
    return true;
  }

  std::vector<Frame> frames() const override { return frames_; }

 private:
  // An item that was read, or what is wrong.
  struct Ready {
    absl::Status status;
    FeedItem item;
    RecordSpan span;
  };

  void Advance() {
    if (in_document_) {
      ReadPiece();
    } else {
      BeginDocument();
    }
  }

  // At the start of the file, and behind the end of each document.
  void BeginDocument() {
    if (!SkipSpace()) {
      const bool empty = documents_ == 0 && buffer_->fault().ok();
      End();
      if (empty) Fail(Skipped(SkipCause::kEmptyFile, "the file is empty"));
      return;
    }
    ++documents_;
    in_document_ = true;
    document_begin_ = buffer_->offset();
    items_in_document_ = 0;
    builder_.Reset();
    Resume(document_begin_);
  }

  bool SkipSpace() {
    while (true) {
      const absl::string_view data = buffer_->data();
      size_t spaces = 0;
      while (spaces < data.size() && absl::ascii_isspace(data[spaces])) {
        ++spaces;
      }
      buffer_->Skip(spaces);
      if (spaces < data.size()) return true;
      const absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok() || !*more) return false;
    }
  }

  // The parser goes on at `offset`, inside the elements that are open.
  void Resume(uint64_t offset) {
    parser_.Begin(offset, builder_.open());
    resumed_ = fed_ = offset;
    piece_ = kFirstPieceBytes;
    buffer_->Skip(offset - buffer_->offset());
  }

  void ReadPiece() {
    // A tag that is not whole yet is looked at again only when as much has
    // come once more: so a long one costs no more than its length, twice.
    const size_t wanted = std::max<size_t>(piece_, fed_ - parser_.offset());
    piece_ = std::min(2 * piece_, kPieceBytes);
    bool last = false;
    while (!last && Unfed().size() < wanted) {
      const absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok()) return Recover(more.status());
      last = !*more;
    }
    const absl::string_view piece = Unfed().substr(0, wanted);
    last = last && piece.size() == Unfed().size();
    fed_ += piece.size();
    const absl::Status status = parser_.Parse(piece, last);
    if (parser_.ended()) return EndDocument();
    if (!status.ok()) return Recover(status);
    Release();
  }

  absl::string_view Unfed() const {
    return buffer_->data().substr(fed_ - buffer_->offset());
  }

  // Forgets what no recovery would want.
  void Release() {
    uint64_t keep = parser_.offset();
    if (items_in_document_ == 0) keep = document_begin_;
    if (builder_.in_item()) keep = item_begin_;
    keep = std::max(std::min(keep, fed_), buffer_->offset());
    buffer_->Skip(keep - buffer_->offset());
  }

  void EndDocument() {
    in_document_ = false;
    buffer_->Skip(parser_.end_of_root() - buffer_->offset());
    RefuseOtherXml();
  }

  void RefuseOtherXml() {
    if (builder_.is_feed() || builder_.root().empty()) return;
    Fail(Skipped(SkipCause::kUnsupported,
                 absl::StrCat("XML, but no feed: wants rss, feed or RDF, got ",
                              builder_.root().substr(0, 100))));
  }

  void ItemBegins() override {
    // Recovered, a segment has one item: what else looks like one is debris.
    if (recovering_ && !segment_has_item_) return;
    if (!recovering_) item_begin_ = parser_.offset();
    ++number_;
    if (items_in_document_++ > 0) return;
    std::string closing;
    for (const std::string& name : builder_.open()) {
      closing = absl::StrCat("</", name, ">\n", closing);
    }
    frames_.push_back(
        {document_begin_, item_begin_ - document_begin_, std::move(closing)});
  }

  void ItemEnds(FeedItem item, bool closed) override {
    uint64_t end = closed ? parser_.end_offset() : parser_.offset();
    if (recovering_) {
      if (!std::exchange(segment_has_item_, false)) return;
      end = segment_end_;
    }
    const RecordSpan span = {number_, item_begin_, end - item_begin_,
                             Framing::kFeedItem, false};
    ready_.push_back({buffer_->CheckRecord(span.size), std::move(item), span});
  }

  // Where reading goes on behind a fault; `found`: at a tag of an item.
  struct Resumption {
    uint64_t offset;
    bool found;
    bool too_far;  // more than a record away
  };

  // Names the fault, saves what can be saved of the item that holds it, and
  // goes on at the next.
  void Recover(const absl::Status& fault) {
    const bool at_end = parser_.ran_out();
    // A damaged file is no ill-formed one. Comments behind a document are no
    // second one.
    const bool damaged = at_end && !buffer_->fault().ok();
    const bool over = at_end && documents_ > 1 && builder_.root().empty();
    if (damaged || over) return End();
    const uint64_t fault_at = parser_.offset();
    const bool in_item = FindItem(fault_at);
    Name(fault, in_item);
    // Of a fault that shows only where the file ends, or the limit is met, the
    // cause may lie anywhere in the item; that of an end tag lies behind "</".
    const bool late = at_end || fed_ > fault_at + kFarBytes;
    uint64_t from = std::max(fault_at, resumed_ + 1);
    if (in_item) {
      from = late ? item_begin_ + 1 : std::max(fault_at - 2, item_begin_ + 1);
    } else if (at_end && items_in_document_ > 0) {
      return End();
    }
    const Resumption next = FindResumption(from, in_item);
    if (CauseOf(fault) != SkipCause::kTooLarge && !next.too_far) {
      RecoverSegment(in_item, next);
    }
    builder_.ForgetItem();
    number_ = in_item ? segment_number_ : segment_number_ - 1;
    GoOn(next);
  }

  // Whether an item holds the fault: one that is open, or whose start tag it
  // is in. Notes where it begins.
  bool FindItem(uint64_t fault_at) {
    segment_number_ = number_ + 1;
    if (builder_.in_item()) {
      segment_number_ = number_--;  // it will be counted again
      return true;
    }
    const absl::string_view data = buffer_->data();
    const size_t tag = data.rfind('<', fault_at - buffer_->offset());
    const absl::optional<ItemTag> item =
        tag == absl::string_view::npos
            ? absl::nullopt
            : FindItemTag(data.substr(0, tag + kItemTagBytes), tag,
                          ItemTags::kStart);
    if (!item.has_value() || item->begin != tag) return false;
    item_begin_ = buffer_->offset() + tag;
    return true;
  }

  void Name(const absl::Status& fault, bool in_item) {
    const bool repeated = CauseOf(fault) == SkipCause::kNotXml && faults_++ > 0;
    if (repeated) {
      last_fault_ = parser_.offset();
      return;
    }
    Fail(fault, in_item ? segment_number_ : 0);
  }

  Resumption FindResumption(uint64_t from, bool in_item) {
    const ItemTags wanted = in_item ? ItemTags::kStartOrEnd : ItemTags::kStart;
    bool too_far = false;
    while (true) {
      const absl::string_view data = buffer_->data();
      const size_t at = std::max(from, buffer_->offset()) - buffer_->offset();
      const absl::optional<ItemTag> tag = FindItemTag(data, at, wanted);
      if (tag.has_value()) {
        const size_t place = tag->closes ? tag->end : tag->begin;
        return {buffer_->offset() + place, true, too_far};
      }
      const uint64_t end = buffer_->offset() + data.size();
      from = std::max(from, end - std::min<uint64_t>(kItemTagBytes, end));
      absl::StatusOr<bool> more = buffer_->Grow();
      if (!more.ok()) {
        too_far = true;
        buffer_->Skip(std::max(from, buffer_->offset()) - buffer_->offset());
        more = buffer_->Grow();
      }
      if (!more.ok() || !*more) return {end, false, too_far};
    }
  }

  // Reads what lies between the start of the item, or of the document, and
  // `next` in recover mode.
  void RecoverSegment(bool in_item, const Resumption& next) {
    if (in_item) {
      builder_.ForgetItem();
    } else if (resumed_ == document_begin_ && items_in_document_ == 0) {
      builder_.Reset();
      item_begin_ = document_begin_;
    } else {
      return;  // what stands between items is not needed
    }
    const uint64_t begin = in_item ? item_begin_ : document_begin_;
    absl::string_view bytes =
        buffer_->data().substr(begin - buffer_->offset(), next.offset - begin);
    // libxml2 takes nothing before the first tag.
    bytes.remove_prefix(std::min(bytes.find('<'), bytes.size()));
    recovering_ = true;
    segment_has_item_ = in_item;
    segment_end_ = next.offset;
    const absl::Status status = RecoverXml(bytes, limits_, &builder_);
    if (!status.ok()) Fail(status, in_item ? segment_number_ : 0);
    // What the end of the file cuts is no whole item.
    if (builder_.in_item() && next.found) builder_.EndItem();
    if (!in_item) builder_.LeaveUnknown();
    recovering_ = false;
  }

  void GoOn(const Resumption& next) {
    const bool far = fed_ > next.offset + kFarBytes;
    if (far) ++far_faults_;
    if (next.found && faults_ < kMaxFaults && far_faults_ < kMaxFarFaults) {
      return Resume(next.offset);
    }
    if (next.found) {
      Fail(Skipped(SkipCause::kNotXml,
                   absl::StrCat("not XML: too many faults; what follows byte ",
                                next.offset, " is left out")));
    } else if (documents_ == 1 && !builder_.root().empty()) {
      RefuseOtherXml();
    }
    End();
  }

  // Nothing more comes.
  void End() {
    ended_ = true;
    if (!buffer_->fault().ok()) Fail(buffer_->fault());
    if (faults_ < 2) return;
    Fail(Skipped(SkipCause::kNotXml,
                 absl::StrCat("not XML: ", faults_ - 1, " more fault",
                              faults_ == 2 ? "" : "s", ", the last at byte ",
                              last_fault_)));
    faults_ = 0;
  }

  void Fail(absl::Status status, uint64_t number = 0) {
    const RecordSpan span = {number, 0, 0, Framing::kFeedItem, false};
    ready_.push_back({std::move(status), FeedItem(), span});
  }

  const std::unique_ptr<InputBuffer> buffer_;
  const ReadLimits limits_;
  FeedFields fields_;
  FeedBuilder builder_;
  XmlParser parser_;

  std::deque<Ready> ready_;
  std::vector<Frame> frames_;
  uint64_t number_ = 0;  // of the item begun last
  uint64_t documents_ = 0;
  uint64_t items_in_document_ = 0;
  bool in_document_ = false;
  bool ended_ = false;

  uint64_t document_begin_ = 0;
  uint64_t item_begin_ = 0;
  uint64_t fed_ = 0;  // up to where the parser has read
  size_t piece_ = kFirstPieceBytes;

  uint64_t resumed_ = 0;  // where the parser began last
  bool recovering_ = false;
  bool segment_has_item_ = false;
  uint64_t segment_end_ = 0;
  uint64_t segment_number_ = 0;  // of the item that holds the fault
  uint64_t faults_ = 0;
  uint64_t last_fault_ = 0;
  int far_faults_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> MakeFeedReader(ReaderContext context) {
  return std::make_unique<FeedReader>(std::move(context));
}

}  // namespace samestory
