#include "io/read/utf8_source.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/types/optional.h"
#include "base/status_macros.h"
#include "cluster/text/unicode.h"
#include "io/read/charset.h"
#include "io/read/markup_root.h"

namespace samestory {
namespace {

// Declarations stand in the first line; comments in front of it are short.
constexpr size_t kStartBytes = 1 << 10;

constexpr size_t kChunkBytes = 64 << 10;

// What old software writes without saying so.
constexpr absl::string_view kUndeclared = "windows-1252";

struct Mark {
  absl::string_view bytes;
  absl::string_view charset;  // empty: UTF-8
};

// The longer ones first: UTF-32's begins with that of UTF-16.
constexpr Mark kMarks[] = {
    {absl::string_view("\xff\xfe\0\0", 4), "utf-32le"},
    {absl::string_view("\0\0\xfe\xff", 4), "utf-32be"},
    {"\xff\xfe", "utf-16le"},
    {"\xfe\xff", "utf-16be"},
    {kByteOrderMark, ""},
};

// XML without a mark, by the "<" it begins with (XML 1.0, appendix F).
constexpr Mark kXmlStarts[] = {
    {absl::string_view("<\0\0\0", 4), "utf-32le"},
    {absl::string_view("\0\0\0<", 4), "utf-32be"},
    {absl::string_view("<\0?\0", 4), "utf-16le"},
    {absl::string_view("\0<\0?", 4), "utf-16be"},
};

// Whether this is XML: by its declaration, or a root that feeds have.
bool LooksLikeXml(absl::string_view start) {
  const absl::string_view text = SkipSpaceAndComments(start);
  if (!absl::StartsWith(text, "<")) return false;
  const std::string root = MarkupRoot(start);
  if (root == "html") return false;
  const bool feed =
      root == "rss" || root == "feed" || root == "rdf" || root == "channel";
  return feed || absl::StartsWith(text, "<?xml");
}

// The value of `encoding` in the declaration; empty if there is none, or one
// that a declaration which can be read byte by byte cannot be in.
absl::string_view DeclaredCharset(absl::string_view start) {
  absl::string_view rest = SkipSpaceAndComments(start);
  if (!absl::ConsumePrefix(&rest, "<?xml")) return "";
  rest = rest.substr(0, rest.find("?>"));
  const size_t name = rest.find("encoding");
  if (name == absl::string_view::npos) return "";
  rest = rest.substr(name);
  const size_t quote = rest.find_first_of("'\"");
  if (quote == absl::string_view::npos) return "";
  const char closing = rest[quote];
  rest.remove_prefix(quote + 1);
  const absl::string_view label = rest.substr(0, rest.find(closing));
  for (absl::string_view wide : {"utf", "ucs", "iso-10646", "unicode"}) {
    if (absl::StartsWithIgnoreCase(label, wide)) return "";
  }
  return label;
}

// Gives what a subclass makes of the bytes of another source.
class DecodingSource : public ByteSource {
 public:
  explicit DecodingSource(std::unique_ptr<ByteSource> inner)
      : inner_(std::move(inner)), raw_(kChunkBytes, '\0') {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) final {
    while (given_ == text_.size() && !ended_) {
      SAMESTORY_ASSIGN_OR_RETURN(const size_t got,
                                 inner_->Read(&raw_[0], raw_.size()));
      ended_ = got == 0;
      text_.clear();
      given_ = 0;
      Decode(absl::string_view(raw_).substr(0, got), ended_, &text_);
    }
    const size_t count = std::min(size, text_.size() - given_);
    std::memcpy(buffer, text_.data() + given_, count);
    given_ += count;
    return count;
  }

 protected:
  virtual void Decode(absl::string_view bytes, bool last,
                      std::string* text) = 0;

 private:
  const std::unique_ptr<ByteSource> inner_;
  std::string raw_;
  std::string text_;
  size_t given_ = 0;
  bool ended_ = false;
};

class CharsetSource : public DecodingSource {
 public:
  CharsetSource(std::unique_ptr<ByteSource> inner,
                std::unique_ptr<CharsetDecoder> decoder)
      : DecodingSource(std::move(inner)), decoder_(std::move(decoder)) {}

 protected:
  void Decode(absl::string_view bytes, bool last, std::string* text) override {
    decoder_->Decode(bytes, last, text);
  }

 private:
  const std::unique_ptr<CharsetDecoder> decoder_;
};

// What should be UTF-8.
class RepairingSource : public DecodingSource {
 public:
  // `marked`: that it is UTF-8 is certain.
  RepairingSource(std::unique_ptr<ByteSource> inner, bool marked)
      : DecodingSource(std::move(inner)), decided_(marked) {}

 protected:
  void Decode(absl::string_view bytes, bool last, std::string* text) override {
    if (decoder_ == nullptr) {
      waiting_.append(bytes.data(), bytes.size());
      const size_t whole = last ? waiting_.size() : WholeCharacters(waiting_);
      bytes = absl::string_view(waiting_).substr(0, whole);
      if (!decided_) Decide(bytes);
    }
    if (decoder_ != nullptr) {
      decoder_->Decode(waiting_.empty() ? bytes : waiting_, last, text);
      std::replace(text->begin(), text->end(), '\0', ' ');  // as RepairUtf8
      waiting_.clear();
      return;
    }
    if (NeedsRepair(bytes)) {
      text->append(RepairUtf8(bytes));
    } else {
      text->append(bytes.data(), bytes.size());
    }
    waiting_.erase(0, bytes.size());
  }

 private:
  // The size of `text` without a character that it cuts.
  static size_t WholeCharacters(absl::string_view text) {
    constexpr size_t kLongest = 4;
    for (size_t back = 1; back < kLongest && back <= text.size(); ++back) {
      const unsigned char c = text[text.size() - back];
      if (c < 0x80) break;
      if (c < 0xc0) continue;  // inside a character
      const size_t wanted = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
      return back < wanted ? text.size() - back : text.size();
    }
    return text.size();
  }

  // By the first byte beyond ASCII.
  void Decide(absl::string_view bytes) {
    const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80;
    });
    if (first == bytes.end()) return;
    decided_ = true;
    const CodePoint point = DecodeUtf8(bytes, first - bytes.begin());
    const bool written = absl::StartsWith(bytes.substr(first - bytes.begin()),
                                          "\xef\xbf\xbd");  // U+FFFD itself
    if (point.value != kReplacementCharacter || written) return;
    decoder_ = CharsetDecoder::Create(kUndeclared).value();
  }

  bool decided_;
  std::string waiting_;
  std::unique_ptr<CharsetDecoder> decoder_;
};

// The charset of what begins with `start`, by mark or XML's first character.
absl::optional<Mark> FindMark(absl::string_view start) {
  for (const Mark& mark : kMarks) {
    if (absl::StartsWith(start, mark.bytes)) return mark;
  }
  for (const Mark& xml : kXmlStarts) {
    if (absl::StartsWith(start, xml.bytes)) return Mark{"", xml.charset};
  }
  return absl::nullopt;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> MakeUtf8Source(
    std::unique_ptr<ByteSource> source) {
  SAMESTORY_ASSIGN_OR_RETURN(std::string start, ReadUpTo(*source, kStartBytes));
  const absl::optional<Mark> mark = FindMark(start);
  absl::string_view charset = mark.has_value() ? mark->charset : "";
  if (mark.has_value()) start.erase(0, mark->bytes.size());
  const bool wide = !charset.empty();
  const bool xml = !wide && LooksLikeXml(start);
  const std::string declared(xml && !mark.has_value() ? DeclaredCharset(start)
                                                      : "");
  if (!declared.empty()) charset = declared;
  source = MakePrefixedSource(std::move(start), std::move(source));
  if (!charset.empty()) {
    absl::StatusOr<std::unique_ptr<CharsetDecoder>> decoder =
        CharsetDecoder::Create(charset);
    if (decoder.ok()) {
      return std::make_unique<CharsetSource>(std::move(source),
                                             *std::move(decoder));
    }
  }
  if (!xml) return source;
  return std::make_unique<RepairingSource>(std::move(source), mark.has_value());
}

}  // namespace samestory
