#include "io/write/json_lines.h"

#include <string>

#include "gtest/gtest.h"
#include "io/write/run_facts.h"
#include "io/write/sample_stories.h"
#include "nlohmann/json.hpp"

namespace samestory {
namespace {

constexpr char kFirstLine[] =
    R"({"story":"s1","storyline":"l1","headline":"Envoy returns",)"
    R"("headline_from":"a","size":3,"sources":["alpha.org","beta.org"],)"
    R"("first_published":"2024-10-22T00:00:00Z",)"
    R"("last_published":"2024-10-23T00:00:00Z","keywords":["envoy","talks"],)"
    R"("articles":[{"id":"a","title":"Envoy returns",)"
    R"("url":"https://alpha.org/1","source":"alpha.org",)"
    R"("published":"2024-10-22T00:00:00Z","group":"g1","canonical":"a",)"
    R"("jaccard":1.0,"score":1.0},{"id":"c","source":"alpha.org",)"
    R"("published":"2024-10-23T00:00:00Z","group":"g2","canonical":"c",)"
    R"("jaccard":1.0,"score":0.75},{"id":"b","title":"Envoy returns, again",)"
    R"("source":"beta.org","group":"g1","canonical":"a","jaccard":0.91,)"
    R"("score":0.9877}]})";

constexpr char kSecondLine[] =
    R"({"story":"s2","storyline":"l1","headline":"Harvest fair opens",)"
    R"("headline_from":"d","size":1,"sources":[],"keywords":[],)"
    R"("articles":[{"id":"d","title":"Harvest fair opens","group":"g3",)"
    R"("canonical":"d","jaccard":1.0,"score":1.0}]})";

TEST(WriteJsonLinesTest, AStoryIsALine) {
  const Sample sample = MakeSample();
  EXPECT_EQ(Written([&](ByteSink write) {
              return WriteJsonLines(sample.articles, sample.stories, write);
            }),
            std::string(kFirstLine) + "\n" + kSecondLine + "\n");
}

TEST(WriteJsonTest, TheDocumentHoldsTheSameStories) {
  const Sample sample = MakeSample();
  RunFacts facts;
  facts.articles = 4;
  const nlohmann::ordered_json document =
      nlohmann::ordered_json::parse(Written([&](ByteSink write) {
        return WriteJson(sample.articles, sample.stories, facts, write);
      }));
  EXPECT_EQ(document["run"]["articles"], 4);
  ASSERT_EQ(document["stories"].size(), 2u);
  EXPECT_EQ(document["stories"][0].dump(), kFirstLine);
}

TEST(WriteJsonTest, NoStoriesAreADocumentToo) {
  RunFacts facts;
  facts.skipped = 2;
  EXPECT_EQ(
      Written([&](ByteSink write) { return WriteJson({}, {}, facts, write); }),
      "{\"run\":{\"records\":0,\"skipped\":2,\"passed_over\":0,\"repeated\":0,"
      "\"outside_dates\":0,\"articles\":0,\"copies\":0,\"stories\":0,"
      "\"storylines\":0},\"stories\":[\n]}\n");
}

TEST(WriteJsonLinesTest, BytesThatAreNoUtf8AreReplaced) {
  Sample sample = MakeSample();
  sample.articles[3].title = "caf\xe9 \"quoted\"\n";
  const std::string lines = Written([&](ByteSink write) {
    return WriteJsonLines(sample.articles, sample.stories, write);
  });
  EXPECT_NE(lines.find("caf\ufffd \\\"quoted\\\"\\n"), std::string::npos);
}

TEST(WriteJsonLinesTest, TheSinksErrorEndsTheWriting) {
  const Sample sample = MakeSample();
  int calls = 0;
  const absl::Status status =
      WriteJsonLines(sample.articles, sample.stories, [&](absl::string_view) {
        ++calls;
        return absl::AbortedError("gone");
      });
  EXPECT_EQ(status, absl::AbortedError("gone"));
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace samestory
