// The lexer against html5lib's tokenizer tests
// (SAMESTORY_SHARED/torture/html5lib-tests).

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "cluster/text/html_entities.h"
#include "cluster/text/html_lexer.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

using nlohmann::json;

void AppendText(absl::string_view text, json* tokens) {
  if (!tokens->empty() && tokens->back()[0] == "Character") {
    tokens->back()[1] =
        absl::StrCat(tokens->back()[1].get<std::string>(), text);
  } else {
    tokens->push_back({"Character", std::string(text)});
  }
}

// What the lexer makes of `html`, as html5lib writes it down.
json Tokens(const std::string& html) {
  json tokens = json::array();
  HtmlLexer lexer(html);
  HtmlToken token;
  while (lexer.Next(&token)) {
    if (token.kind == HtmlToken::Kind::kText) {
      AppendText(
          token.raw ? std::string(token.text) : DecodeEntities(token.text),
          &tokens);
      continue;
    }
    const std::string name(token.name);
    if (token.kind == HtmlToken::Kind::kEnd) {
      tokens.push_back({"EndTag", name});
      continue;
    }
    json attributes = json::object();
    HtmlAttributes walk(token.attributes);
    HtmlAttribute attribute;
    while (walk.Next(&attribute)) {
      const std::string key = absl::AsciiStrToLower(attribute.name);
      if (!attributes.contains(key)) {
        attributes[key] = DecodeEntities(attribute.value);
      }
    }
    tokens.push_back({"StartTag", name, attributes});
  }
  return tokens;
}

// The tokens that the lexer gives: no comments, no doctypes, texts joined.
json Expected(const json& output) {
  json tokens = json::array();
  for (const json& token : output) {
    const std::string kind = token[0];
    if (kind == "Character") {
      AppendText(token[1].get<std::string>(), &tokens);
    } else if (kind == "StartTag") {
      tokens.push_back({kind, token[1], token[2]});
    } else if (kind == "EndTag") {
      tokens.push_back({kind, token[1]});
    }
  }
  return tokens;
}

// Whether the lexer promises what the test wants: it begins in text, and has no
// NUL or carriage return, which a browser replaces before it looks for tags,
// nor an early end inside a tag, which a browser drops.
bool IsPromised(const json& test) {
  if (test.contains("doubleEscaped") || test.contains("initialStates")) {
    return false;
  }
  const std::string input = test["input"];
  if (input.find('\r') != std::string::npos ||
      input.find('\0') != std::string::npos) {
    return false;
  }
  // Differences that are meant, or of names that HTML 4 has not.
  for (const char* other : {"<![CDATA[foo]]>", "I'm &notit", "I'm &notin",
                            "<h a='&COPY'>", "<p id=\"&NotEqualTilde;\">"}) {
    if (input == other) return false;
  }
  for (const json& error : test.value("errors", json::array())) {
    const std::string code = error["code"];
    if (code == "eof-in-tag" || code == "eof-before-tag-name") return false;
  }
  return true;
}

// Which references there are is html_entities.h's business.
bool IsOfEntities(const std::filesystem::path& path) {
  return path.filename() == "namedEntities.test" ||
         path.filename() == "entities.test";
}

TEST(HtmlLexerTortureTest, TagsAndTextsAreThoseOfHtml5lib) {
  const char* shared = std::getenv("SAMESTORY_SHARED");
  const std::string folder = absl::StrCat(shared == nullptr ? "" : shared,
                                          "/torture/html5lib-tests/tokenizer");
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "SAMESTORY_SHARED holds no html5lib-tests";
  }
  int promised = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".test" || IsOfEntities(entry.path())) {
      continue;
    }
    std::ifstream file(entry.path());
    const json tests = json::parse(file).value("tests", json::array());
    for (const json& test : tests) {
      if (!IsPromised(test)) continue;
      ++promised;
      const std::string input = test["input"];
      EXPECT_EQ(Tokens(input), Expected(test["output"])) << input;
    }
  }
  EXPECT_EQ(promised, 2232);
}

}  // namespace
}  // namespace samestory
