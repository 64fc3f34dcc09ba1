#include "io/read/embeddings.h"

#include <cstring>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "io/read/test_files.h"

namespace samestory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A file of version 1.
template <typename Number>
std::string Npy(absl::string_view header, const std::vector<Number>& numbers) {
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes.push_back(static_cast<char>(header.size()));
  bytes.push_back('\0');
  bytes.append(header.data(), header.size());
  bytes.append(reinterpret_cast<const char*>(numbers.data()),
               numbers.size() * sizeof(Number));
  return bytes;
}

constexpr char kTwoFloats[] =
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n";
constexpr char kTwoDoubles[] =
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }\n";

void ExpectBoth(const absl::StatusOr<EmbeddingTable>& table) {
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->size(), 2u);
  EXPECT_THAT(table->Find("a.txt"), ElementsAre(19660, 26214));
  EXPECT_THAT(table->Find("b c"), ElementsAre(0, -32767));
}

TEST(ReadEmbeddingsTest, ReadsEveryForm) {
  const TestFolder folder;
  ExpectBoth(ReadEmbeddings(
      folder.Write("v.jsonl",
                   "{\"id\": \"a.txt\", \"vector\": [3, 4.0]}\n\n"
                   "{\"id\": \"b c\", \"vector\": [0, -1e-3], \"x\": 1}\n")));
  folder.Write("v.ids", "a.txt\r\nb c\n");
  ExpectBoth(ReadEmbeddings(
      folder.Write("v.npy", Npy<float>(kTwoFloats, {3, 4, 0, -1}))));
  ExpectBoth(ReadEmbeddings(
      folder.Write("v.npy", Npy<double>(kTwoDoubles, {3, 4, 0, -1}))));
}

struct Wrong {
  const char* name;
  std::string bytes;
  const char* ids;  // null: none
  const char* complaint;
};

TEST(ReadEmbeddingsTest, ComplaintsNameFileAndPlace) {
  const Wrong kCases[] = {
      {"a.jsonl", "", nullptr, "a.jsonl: cannot be read, or is empty"},
      {"a.jsonl", "{\"id\": 3, \"vector\": [1]}\n", nullptr,
       "a.jsonl:1: wants {"},
      {"a.jsonl", "{\"id\": \"x\", \"vector\": [1]}\nnonsense", nullptr,
       "a.jsonl:2: wants {"},
      {"a.jsonl", "{\"id\": \"x\", \"vector\": [\"1\"]}\n", nullptr,
       "a.jsonl:1: vector wants numbers alone"},
      {"a.jsonl",
       "{\"id\": \"x\", \"vector\": [1, 2]}\n{\"id\": \"y\", \"vector\": "
       "[1]}\n",
       nullptr, "a.jsonl:2: vector wants 2 numbers as the first, got 1"},
      {"a.npy", Npy<float>(kTwoFloats, {3, 4, 0, -1}), nullptr,
       "a.ids: cannot"},
      {"a.npy", Npy<float>(kTwoFloats, {3, 4, 0, -1}), "x\n",
       "a.ids:2: wants 2 ids, got 1"},
      {"a.npy", Npy<float>(kTwoFloats, {3, 4, 0, -1}), "x\ny\nz\n",
       "a.ids:3: wants 2 ids, got more"},
      {"a.npy", Npy<float>(kTwoFloats, {3, 4, 0}), "x\ny\n",
       "a.npy:2: wants 2 numbers"},
      {"a.npy", Npy<float>(kTwoFloats, {3, 4, 0, 0}), "x\ny\n",
       "a.npy:2: vector wants finite"},
      {"a.npy",
       Npy<float>("{'descr': '<i4', 'fortran_order': False, 'shape': (1, 1)}",
                  {3}),
       "x\n", "a.npy: wants rows of '<f4' or '<f8' in C order"},
      {"a.npy", "\x93NUM", "x\n", "a.npy: wants rows"},
  };
  for (const Wrong& wrong : kCases) {
    const TestFolder folder;
    if (wrong.ids != nullptr) folder.Write("a.ids", wrong.ids);
    const auto table = ReadEmbeddings(folder.Write(wrong.name, wrong.bytes));
    ASSERT_FALSE(table.ok()) << wrong.complaint;
    EXPECT_THAT(std::string(table.status().message()),
                HasSubstr(absl::StrCat("/", wrong.complaint)));
  }
}

}  // namespace
}  // namespace samestory
