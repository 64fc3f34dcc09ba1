// Items out of the elements of a feed: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0,
// CDF, with the modules in use (content, dc, media, itunes, feedburner).
//
//   FeedBuilder builder(&sink);
//   RecoverXml("<rss><channel><title>Ledger</title><item>...", limits,
//   &builder);
//     // sink.ItemEnds({title: "Talks resume", feed: "Ledger", ...})
//
// A title or text is what a reader sees of it: markup is gone, be it escaped,
// in CDATA, as child elements or in base64. Links are whole. Of several
// elements for one field the better kind wins, then the first: content:encoded
// before description, a link before a guid. Elements that stand elsewhere than
// in an item, a channel or a media:group (the title of an image) are passed
// over.
//
// Memory: one item. Linear. One thread.

#ifndef SAMESTORY_IO_READ_FEED_BUILDER_H_
#define SAMESTORY_IO_READ_FEED_BUILDER_H_

#include <array>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "io/read/feed_names.h"
#include "io/read/feed_scopes.h"
#include "io/read/xml_handler.h"

namespace samestory {

struct FeedItem {
  bool has_text = false;  // a title, content or summary, be it empty
  std::string id;
  std::string url;
  std::string title;
  std::string content;
  std::string summary;
  std::string published;
  std::string updated;
  std::string source;  // as the item names it
  std::string feed;    // the feed's title
  std::string language;
};

// Who takes the items.
class FeedSink {
 public:
  virtual ~FeedSink() = default;

  // At the start tag of an item; builder.open() has those around it.
  virtual void ItemBegins() = 0;

  // At its end tag, or, not `closed`, at the start tag of the next.
  virtual void ItemEnds(FeedItem item, bool closed) = 0;
};

class FeedBuilder : public XmlHandler {
 public:
  // `sink` must outlive this.
  explicit FeedBuilder(FeedSink* sink) : sink_(sink) {}

  void StartElement(absl::string_view name,
                    const XmlAttributes& attributes) override;
  void EndElement(absl::string_view name) override;
  void Text(absl::string_view text) override;

  bool in_item() const { return in_item_; }

  // The elements that are open around items, outermost first, as written.
  std::vector<std::string> open() const;

  // Ends the item as if it were closed here, or forgets it.
  void EndItem();
  void ForgetItem();

  // Closes what is open inside the channel.
  void LeaveUnknown();

  // Forgets all: another document begins.
  void Reset();

  // Whether the root element is one of a feed, or an item was seen.
  bool is_feed() const { return is_feed_; }
  const std::string& root() const { return root_; }

 private:
  // How a text is written.
  enum class Encoding : uint8_t {
    kGuess,   // as RSS has it: text, or markup that is escaped
    kMarkup,  // said to be markup
    kXhtml,   // child elements
    kBase64,
  };

  struct Open {
    std::string name;
    FeedPart part = FeedPart::kNone;
    bool holds_fields = false;
    bool is_source = false;  // Atom's <source>
  };

  // A value, and how good it is.
  struct Slot {
    int rank;
    std::string value;
  };
  static constexpr int kFields = static_cast<int>(FeedField::kLanguage) + 1;
  using Slots = std::array<Slot, kFields>;

  // The element whose text is being collected.
  struct Capture {
    FeedElement element = {FeedField::kNone, 0};
    size_t depth = 0;  // of the element
    Encoding encoding = Encoding::kGuess;
    bool permalink = false;  // a guid that is a link
    std::string text;
  };

  static Slots NoSlots();
  void Close();
  static void Offer(Slots* slots, FeedElement element, std::string value);
  static Encoding EncodingOf(const XmlAttributes& attributes);
  static std::string Decode(Encoding encoding, const std::string& text);

  bool capturing() const { return capture_.element.field != FeedField::kNone; }
  bool CapturesText() const;
  void BeginRoot(absl::string_view name);
  void LeaveCaptureBefore(FeedSpace space, absl::string_view name);
  void BeginCapture(FeedElement element, absl::string_view name,
                    const XmlAttributes& attributes);
  void EndCapture();
  void BeginItem(const XmlAttributes& attributes);
  void FinishItem(bool closed);
  void StartField(FeedElement element, FeedSpace space, absl::string_view name,
                  const XmlAttributes& attributes);
  void OfferLink(const XmlAttributes& attributes);
  std::string WholeUrl(absl::string_view link) const;
  Slots* slots() { return in_item_ ? &item_ : &feed_; }

  FeedSink* const sink_;
  FeedScopes scopes_;
  std::vector<Open> stack_;
  std::string local_;  // of the element at hand
  Capture capture_;
  bool in_item_ = false;
  bool is_feed_ = false;
  std::string root_;
  std::string feed_address_;  // rel="self" of Atom
  Slots item_ = NoSlots();
  Slots feed_ = NoSlots();
  bool item_has_text_ = false;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_FEED_BUILDER_H_
