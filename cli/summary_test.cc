#include "cli/summary.h"

#include "gtest/gtest.h"

namespace samestory {
namespace {

TEST(SummaryTest, ACleanRunTakesTwoLines) {
  RunSummary summary;
  summary.read.records = 1;
  summary.read.files = 1;
  summary.articles = 1;
  EXPECT_EQ(FormatSummary(summary),
            "1 record of 1 file\n"
            "1 article: 0 copies\n");
}

TEST(SummaryTest, DatesThatCannotBeReadAreCounted) {
  RunSummary summary;
  summary.read.records = summary.articles = 40;
  summary.read.files = 1;
  summary.read.dated = 37;
  summary.read.unread_dates = 11;
  summary.read.unread_date = "yester\x1b[31mday (a.jsonl:3)";
  EXPECT_EQ(FormatSummary(summary),
            "40 records of 1 file\n40 articles: 0 copies\n"
            "published: 11 of 37 not readable as dates, e.g. "
            "yester[31mday (a.jsonl:3)\n");
}

TEST(SummaryTest, EveryLossIsCounted) {
  RunSummary summary;
  summary.read.records = 1104;
  summary.read.files = 17;
  summary.read.skipped[SkipCause::kNotJson] = 2;
  summary.read.skipped[SkipCause::kEmptyFile] = 1;
  summary.repeated = 2;
  summary.read.passed_over[SkipCause::kNotPage] = 1200;
  summary.outside_dates = 5;
  summary.articles = 1097;
  summary.copies.exact_members = 10;
  summary.copies.jaccard_members = 3;
  summary.copies.containment_members = 1;
  summary.has_stories = true;
  summary.stories = 50;
  summary.storylines = 1;
  EXPECT_EQ(
      FormatSummary(summary),
      "1,104 records of 17 files, 3 skipped (2 not JSON, 1 empty file), "
      "1,200 passed over (1,200 no page), 2 repeated, 5 outside the dates\n"
      "1,097 articles: 14 copies, 50 stories, 1 storyline\n");
}

TEST(SummaryTest, WhatWentToDiskIsTold) {
  RunSummary summary;
  summary.bytes_let_go = uint64_t{1300} << 20;
  summary.copies.sets_on_disk = 2500;
  EXPECT_EQ(FormatSummary(summary),
            "0 records of 0 files\n"
            "0 articles: 0 copies\n"
            "what is kept of articles, 1,300 MiB, went to a temporary file\n"
            "shingles of 2,500 articles went to a temporary file\n");
}

TEST(SummaryTest, ACapThatBitesIsReported) {
  GroupingCounters copies;
  EXPECT_EQ(FormatCaps(copies), "");
  copies.full_buckets = 3;
  EXPECT_EQ(FormatCaps(copies),
            "caps that bit, copies may have been missed: 3 full buckets\n");
}

TEST(SummaryTest, StatsEndWithTheSum) {
  EXPECT_EQ(FormatStats({{"clean", 1.25, 1000, "articles"},
                         {"sketch", 0.5, 12345, "shingles"}}),
            "clean                1.250 s           1,000 articles\n"
            "sketch               0.500 s          12,345 shingles\n"
            "all                  1.750 s\n");
}

TEST(SummaryTest, StorylinesAreCountedOnce) {
  Stories stories;
  stories.stories.resize(3);
  stories.stories[0].storyline = stories.stories[2].storyline = "a";
  stories.stories[1].storyline = "b";
  EXPECT_EQ(CountStorylines(stories), 2u);
}

}  // namespace
}  // namespace samestory
