// Files that lost a piece, got one, or had a byte changed: records that end
// before that stay as they are, and what cannot be read is named.

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

struct Format {
  const char* name;
  std::string bytes;
};

std::vector<Format> Formats() {
  std::vector<std::string> objects;
  std::string csv = "id,title,text\n";
  for (int i = 0; i < 40; ++i) {
    objects.push_back(absl::StrCat("{\"id\": ", i, ", \"title\": \"Title \\\"",
                                   i, "\\\"\", \"text\": \"Line, and\\nline ",
                                   i, "\"}"));
    absl::StrAppend(&csv, i, ",\"Title \"\"", i, "\"\"\",\"Line, and\nline ", i,
                    "\"\n");
  }
  const std::string list =
      absl::StrCat("[", absl::StrJoin(objects, ",\n"), "]");
  return {{"a.jsonl", absl::StrCat(absl::StrJoin(objects, "\n"), "\n")},
          {"a.csv", csv},
          {"a.json", list},
          {"b.json", absl::StrCat("{\"entries\": ", list, "}")}};
}

std::string Damage(std::string bytes, size_t at, unsigned kind) {
  switch (kind % 3) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1u << (kind / 3 % 8)));
      return bytes;
    case 1:
      return bytes.substr(0, at);
    default:
      return bytes.insert(at, "\"}]\n{[,\"");
  }
}

class DamagedFilesTest : public testing::TestWithParam<Format> {
 protected:
  Reading Read(const std::string& bytes) {
    return ReadAll(folder_.Write(GetParam().name, bytes));
  }

  TestFolder folder_;
};

TEST_P(DamagedFilesTest, WhatEndsBeforeTheDamageStaysAsItIs) {
  const std::string& sound = GetParam().bytes;
  const Reading whole = Read(sound);
  ASSERT_EQ(whole.articles.size(), 40u);
  std::mt19937 random(11);
  for (unsigned round = 0; round < 300; ++round) {
    // Not in front, where damage may make another format of it.
    const size_t at = 40 + random() % (sound.size() - 40);
    const Reading damaged = Read(Damage(sound, at, round));
    for (size_t i = 0; i < whole.articles.size(); ++i) {
      const RecordSpan& span = whole.origins[i].span;
      if (span.offset + span.size > at) break;
      ASSERT_LT(i, damaged.articles.size()) << round << " at " << at;
      EXPECT_EQ(damaged.articles[i].id, whole.articles[i].id);
      EXPECT_EQ(damaged.articles[i].title, whole.articles[i].title);
      EXPECT_EQ(damaged.articles[i].body, whole.articles[i].body);
    }
  }
}

TEST_P(DamagedFilesTest, ARecordThatWasCutIsNamed) {
  const std::string& sound = GetParam().bytes;
  const Reading whole = Read(sound);
  for (const size_t i : {0u, 7u, 39u}) {
    const RecordSpan& span = whole.origins[i].span;
    // Inside the text, the last of the three values.
    const Reading cut = Read(sound.substr(0, span.offset + span.size - 4));
    EXPECT_GE(cut.articles.size(), i);  // the rest of a CSV row may be another
    EXPECT_THAT(cut.bodies(),
                testing::Not(testing::Contains(whole.articles[i].body)));
    EXPECT_THAT(cut.errors, testing::ElementsAre(testing::AllOf(
                                testing::HasSubstr(GetParam().name),
                                testing::HasSubstr(":"))));
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, DamagedFilesTest,
                         testing::ValuesIn(Formats()));

}  // namespace
}  // namespace samestory
