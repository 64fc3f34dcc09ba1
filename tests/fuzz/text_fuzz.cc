// Articles as text: any bytes are read as a file of one, cut into lines,
// sentences and tokens, and cleaned. Pieces are views in their order and lose
// nothing but white space; words are those of the clean text.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cluster/text/article.h"
#include "cluster/text/boilerplate.h"
#include "cluster/text/clean.h"
#include "cluster/text/folded_words.h"
#include "cluster/text/sentences.h"
#include "cluster/text/tails.h"
#include "cluster/text/titles.h"
#include "cluster/text/tokens.h"
#include "cluster/text/unicode.h"
#include "io/read/text_reader.h"
#include "tests/fuzz/require.h"
#include "tests/testutil/pieces.h"

namespace samestory {
namespace {

// `parts` are views into `text`, in order, with nothing but space between.
void CheckParts(absl::string_view text,
                const std::vector<absl::string_view>& parts) {
  const char* behind = text.data();
  const auto is_space = [&](const char* end) {
    return TrimSpace(absl::string_view(behind, end - behind)).empty();
  };
  for (const absl::string_view part : parts) {
    Require(!part.empty() && TrimSpace(part) == part, "parts are trimmed");
    Require(part.data() >= behind, "parts are in order");
    Require(is_space(part.data()), "nothing is lost between parts");
    behind = part.data() + part.size();
  }
  Require(is_space(text.data() + text.size()), "nothing is lost at the end");
}

void CheckTokens(absl::string_view text) {
  uint32_t begin = 0;
  for (const Token& token : Tokenize(text)) {
    Require(token.begin >= begin && token.begin < token.end &&
                token.end <= text.size(),
            "tokens are in order");
    Require(HashToken(text.substr(token.begin, token.end - token.begin)) ==
                token.hash,
            "a token's hash is that of its text");
    begin = token.begin;
  }
}

// Cleaned as text, and as words only.
void CheckClean(Article article) {
  const CleanText clean = CleanArticle(article, BoilerplateTable(), {});
  Require(IsValidUtf8(clean.title) && IsValidUtf8(clean.body),
          "clean text is valid");
  Require(clean.body.size() <= RepairUtf8(article.body).size(),
          "cleaning adds nothing");
  ArticleReading reading;
  ReadForCleaning(&article, &reading);
  std::vector<uint64_t> hashes;
  CleanBody(article, reading, BoilerplateTable()).AppendWords(&hashes);
  FoldedWords words;
  HashFoldedWords(clean.body, &words);
  Require(hashes == words.hashes, "clean words are those of the clean text");
}

}  // namespace
}  // namespace samestory

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace samestory;  // NOLINT: the target itself has no namespace
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Require(ReadInPieces(bytes, 1 + size % 13, MakeTextReader) ==
              ReadInPieces(bytes, size, MakeTextReader),
          "read alike in pieces");
  const std::string text = RepairUtf8(bytes);
  CheckParts(text, SplitLines(text));
  CheckParts(text, SplitSentences(text));
  CheckTokens(text);
  const TitledText titled = SplitTitle(text);
  CheckClean({"a", "", "post.example", titled.title, titled.body, "", {}});
  Require(RemoveTails(text).size() <= text.size(), "tails only go");
  Require(CleanTitle(text, "post.example").empty() == TrimSpace(text).empty(),
          "a title is never emptied");
  return 0;
}
