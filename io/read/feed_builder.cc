#include "io/read/feed_builder.h"

#include <limits>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "cluster/text/html.h"
#include "cluster/text/html_entities.h"
#include "io/read/record_fields.h"
#include "io/read/relative_url.h"

namespace samestory {
namespace {

// Ranks of links (feed_names.cc has 0, feedburner:origLink, and 1).
constexpr int kLinkOfPage = 1;
constexpr int kLinkOfGuid = 2;
constexpr int kLinkOfOtherType = 3;
constexpr int kLinkOfRdf = 4;

// Behind every id that is said to be one.
constexpr int kIdOfRdf = 2;

// Behind the language that an item names.
constexpr int kLanguageInForce = 2;

bool IsTextField(FeedField field) {
  return field == FeedField::kTitle || field == FeedField::kContent ||
         field == FeedField::kSummary;
}

bool LooksLikeUrl(absl::string_view value) {
  return absl::StrContains(value, "://") && !absl::StrContains(value, ' ');
}

size_t CountNameBytes(absl::string_view text) {
  size_t size = 0;
  while (size < text.size() && (absl::ascii_isalnum(text[size]) ||
                                absl::StrContains(":-", text[size]))) {
    ++size;
  }
  return size;
}

// Whether `text` has an end tag, or a tag with an attribute, be it of an
// element that nobody knows: "a <b c" and "if a < b" have none.
bool HasTag(absl::string_view text) {
  for (size_t at = text.find('<'); at != absl::string_view::npos;
       at = text.find('<', at + 1)) {
    absl::string_view rest = text.substr(at + 1);
    const bool closes = absl::ConsumePrefix(&rest, "/");
    const size_t name = CountNameBytes(rest);
    if (name == 0) continue;
    rest.remove_prefix(name);
    if (closes && absl::StartsWith(rest, ">")) return true;
    if (closes || !absl::ConsumePrefix(&rest, " ")) continue;
    const size_t attribute = CountNameBytes(rest);
    rest.remove_prefix(attribute);
    if (attribute > 0 && absl::StartsWith(rest, "=")) return true;
  }
  return false;
}

// Whether an element stands beside the fields of an item and never in markup;
// a `link` may stand in a text, hardly in a title.
bool IsSibling(absl::string_view name, FeedField field) {
  for (absl::string_view sibling :
       {"item", "entry", "guid", "pubdate", "description"}) {
    if (name == sibling) return true;
  }
  return name == "link" && field == FeedField::kTitle;
}

void AppendEscaped(absl::string_view text, std::string* out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out->append("&amp;");
        break;
      case '<':
        out->append("&lt;");
        break;
      default:
        out->push_back(c);
    }
  }
}

}  // namespace

void FeedBuilder::StartElement(absl::string_view name,
                               const XmlAttributes& attributes) {
  scopes_.Enter(attributes);
  if (stack_.empty()) BeginRoot(name);
  const FeedSpace space = scopes_.Resolve(name, &local_);
  LeaveCaptureBefore(space, local_);
  Open open;
  open.name = std::string(name);
  if (!capturing()) {
    open.part = FindFeedPart(space, local_);
    open.holds_fields =
        open.part != FeedPart::kNone && open.part != FeedPart::kRoot;
    if (open.part != FeedPart::kNone && open.part != FeedPart::kGroup) {
      is_feed_ = true;
    }
    if (open.part == FeedPart::kItem) {
      BeginItem(attributes);
    } else {
      StartField(FindFeedField(space, local_), space, local_, attributes);
    }
  } else if (CapturesText()) {
    absl::StrAppend(&capture_.text, "<", local_, ">");
    if (capture_.encoding == Encoding::kGuess) {
      capture_.encoding = Encoding::kMarkup;
    }
  }
  stack_.push_back(std::move(open));
}

void FeedBuilder::EndElement(absl::string_view name) {
  if (stack_.empty()) return;
  if (capturing()) {
    if (stack_.size() == capture_.depth) {
      EndCapture();
    } else if (CapturesText()) {
      scopes_.Resolve(name, &local_);
      absl::StrAppend(&capture_.text, "</", local_, ">");
    }
  }
  if (stack_.back().part == FeedPart::kItem && in_item_) FinishItem(true);
  Close();
}

// Leaves the innermost element.
void FeedBuilder::Close() {
  stack_.pop_back();
  scopes_.Leave();
}

void FeedBuilder::Text(absl::string_view text) {
  if (!capturing()) return;
  if (capture_.encoding == Encoding::kXhtml) {
    AppendEscaped(text, &capture_.text);
  } else {
    absl::StrAppend(&capture_.text, text);
  }
}

std::vector<std::string> FeedBuilder::open() const {
  std::vector<std::string> names;
  for (const Open& open : stack_) {
    if (open.part == FeedPart::kItem) break;
    names.push_back(open.name);
  }
  return names;
}

void FeedBuilder::EndItem() {
  if (capturing()) EndCapture();
  if (in_item_) FinishItem(false);
  ForgetItem();
}

void FeedBuilder::ForgetItem() {
  capture_ = Capture();
  in_item_ = false;
  for (size_t left = stack_.size() - open().size(); left > 0; --left) Close();
}

void FeedBuilder::LeaveUnknown() {
  while (!stack_.empty() && stack_.back().part == FeedPart::kNone) Close();
}

void FeedBuilder::Reset() {
  while (!stack_.empty()) Close();
  ForgetItem();
  feed_ = NoSlots();
  feed_address_.clear();
  root_.clear();
  is_feed_ = false;
}

FeedBuilder::Slots FeedBuilder::NoSlots() {
  Slots slots;
  for (Slot& slot : slots) slot.rank = std::numeric_limits<int>::max();
  return slots;
}

void FeedBuilder::Offer(Slots* slots, FeedElement element, std::string value) {
  Slot& slot = (*slots)[static_cast<int>(element.field)];
  if (value.empty() || element.rank >= slot.rank) return;
  slot = {element.rank, std::move(value)};
}

// By Atom's `type` (of 1.0: "html"; of 0.3: "text/html") and 0.3's `mode`.
FeedBuilder::Encoding FeedBuilder::EncodingOf(const XmlAttributes& attributes) {
  const std::string type = absl::AsciiStrToLower(
      absl::StripAsciiWhitespace(attributes.Find("type")));
  const absl::string_view mode = attributes.Find("mode");
  if (mode == "base64") return Encoding::kBase64;
  if (mode == "xml" || type == "xhtml" || absl::EndsWith(type, "+xml") ||
      absl::EndsWith(type, "/xml")) {
    return Encoding::kXhtml;
  }
  if (type == "html" || type == "text/html") return Encoding::kMarkup;
  const bool text = !absl::StrContains(type, '/') ||
                    absl::StartsWith(type, "text/") || mode == "escaped";
  return text ? Encoding::kGuess : Encoding::kBase64;
}

std::string FeedBuilder::Decode(Encoding encoding, const std::string& text) {
  switch (encoding) {
    case Encoding::kGuess:
      return HasTag(text) ? DecodeLeftEntities(StripTags(text))
                          : CleanField(text);
    case Encoding::kMarkup:
    case Encoding::kXhtml:
      return StripTags(text);
    case Encoding::kBase64: {
      std::string bytes;
      return absl::Base64Unescape(text, &bytes) ? CleanField(bytes)
                                                : CleanField(text);
    }
  }
  return "";
}

bool FeedBuilder::CapturesText() const {
  return IsTextField(capture_.element.field);
}

// The root of a feed tells what it is by its name; namespaces are often wrong.
void FeedBuilder::BeginRoot(absl::string_view name) {
  root_ = std::string(name);
  scopes_.Resolve(name, &local_);
  const bool rdf = local_ == "rdf";
  if (!rdf && FindFeedPart(FeedSpace::kCore, local_) == FeedPart::kNone) return;
  scopes_.TakeForCore("");
  const size_t colon = name.find(':');
  if (!rdf && colon != absl::string_view::npos) {
    scopes_.TakeForCore(name.substr(0, colon));
  }
}

// Some elements show that what is being collected is over.
void FeedBuilder::LeaveCaptureBefore(FeedSpace space, absl::string_view name) {
  if (!capturing()) return;
  if (capture_.element.field == FeedField::kSource) {
    // Atom's source holds a feed's elements, of which the title is wanted.
    stack_.back().is_source = true;
    capture_ = Capture();
  } else if (space == FeedSpace::kCore &&
             IsSibling(name, capture_.element.field) &&
             capture_.encoding != Encoding::kXhtml) {
    // It was never closed: no markup has such an element.
    EndCapture();
    stack_.back().holds_fields = true;
  }
}

void FeedBuilder::BeginCapture(FeedElement element, absl::string_view name,
                               const XmlAttributes& attributes) {
  capture_.element = element;
  capture_.depth = stack_.size() + 1;
  capture_.permalink =
      name == "guid" && attributes.Find("isPermaLink") != "false";
  if (!IsTextField(element.field)) return;
  // content:encoded is markup by its specification.
  capture_.encoding =
      name == "encoded" ? Encoding::kMarkup : EncodingOf(attributes);
}

void FeedBuilder::EndCapture() {
  const Capture capture = std::exchange(capture_, Capture());
  const FeedElement element = capture.element;
  if (IsTextField(element.field)) {
    if (in_item_) item_has_text_ = true;
    Offer(slots(), element, Decode(capture.encoding, capture.text));
    return;
  }
  std::string value(absl::StripAsciiWhitespace(capture.text));
  if (element.field == FeedField::kLink && !value.empty()) {
    value = WholeUrl(value);
  } else if (element.field == FeedField::kSource) {
    value = CleanField(value);
  } else if (capture.permalink && LooksLikeUrl(value)) {
    Offer(slots(), {FeedField::kLink, kLinkOfGuid}, value);
  }
  Offer(slots(), element, std::move(value));
}

void FeedBuilder::BeginItem(const XmlAttributes& attributes) {
  if (in_item_) FinishItem(false);
  in_item_ = true;
  item_ = NoSlots();
  item_has_text_ = false;
  const absl::string_view about = attributes.Find("rdf:about");
  Offer(&item_, {FeedField::kId, kIdOfRdf}, std::string(about));
  if (!about.empty()) {
    Offer(&item_, {FeedField::kLink, kLinkOfRdf}, WholeUrl(about));
  }
  // CDF says it in attributes.
  for (absl::string_view name : {"href", "HREF"}) {
    const absl::string_view link = attributes.Find(name);
    if (link.empty()) continue;
    Offer(&item_, {FeedField::kLink, kLinkOfPage}, WholeUrl(link));
  }
  Offer(&item_, {FeedField::kLanguage, kLanguageInForce},
        std::string(scopes_.language()));
  sink_->ItemBegins();
}

void FeedBuilder::FinishItem(bool closed) {
  in_item_ = false;
  const auto take = [this](FeedField field) {
    return std::move(item_[static_cast<int>(field)].value);
  };
  const auto of_feed = [this](FeedField field) {
    return feed_[static_cast<int>(field)].value;
  };
  FeedItem item;
  item.has_text = item_has_text_;
  item.id = take(FeedField::kId);
  item.url = take(FeedField::kLink);
  item.title = take(FeedField::kTitle);
  item.content = take(FeedField::kContent);
  item.summary = take(FeedField::kSummary);
  item.published = take(FeedField::kPublished);
  item.updated = take(FeedField::kUpdated);
  item.source = take(FeedField::kSource);
  item.feed = of_feed(FeedField::kTitle);
  item.language = take(FeedField::kLanguage);
  if (item.language.empty()) item.language = of_feed(FeedField::kLanguage);
  sink_->ItemEnds(std::move(item), closed);
}

// Begins to collect the text of an element, if it stands where its field does.
void FeedBuilder::StartField(FeedElement element, FeedSpace space,
                             absl::string_view name,
                             const XmlAttributes& attributes) {
  if (element.field == FeedField::kNone || stack_.empty()) return;
  const Open& parent = stack_.back();
  if (parent.is_source && element.field == FeedField::kTitle) {
    element.field = FeedField::kSource;
  } else if (!parent.holds_fields) {
    return;
  } else if (parent.part == FeedPart::kGroup) {
    if (space != FeedSpace::kMedia || !in_item_) return;
  }
  if (element.field == FeedField::kLink && !attributes.Find("href").empty()) {
    return OfferLink(attributes);
  }
  BeginCapture(element, name, attributes);
  if (in_item_ && IsTextField(element.field)) {
    Offer(&item_, {FeedField::kLanguage, kLanguageInForce},
          std::string(scopes_.language()));
  }
}

// <link rel="alternate" href="..."/>: the page, not the feed, its comments or
// an enclosure.
void FeedBuilder::OfferLink(const XmlAttributes& attributes) {
  const absl::string_view rel = attributes.Find("rel");
  const absl::string_view type = attributes.Find("type");
  std::string url = WholeUrl(attributes.Find("href"));
  if (rel == "self" && !in_item_) feed_address_ = url;
  if (!rel.empty() && rel != "alternate") return;
  const bool page = type.empty() || absl::StartsWith(type, "text/html") ||
                    absl::StartsWith(type, "application/xhtml");
  Offer(slots(), {FeedField::kLink, page ? kLinkOfPage : kLinkOfOtherType},
        std::move(url));
}

// Without an xml:base the feed's own address serves, else its page.
std::string FeedBuilder::WholeUrl(absl::string_view link) const {
  absl::string_view base = scopes_.base();
  if (base.empty()) base = feed_address_;
  if (base.empty()) base = feed_[static_cast<int>(FeedField::kLink)].value;
  return ResolveUrl(base, link);
}

}  // namespace samestory
