// How often the headline chosen for a story is the best its members offer.
//
//   HeadlineChoice choice;
//   choice.Add({.4, .7, .7}, 1, 0);   // the second was chosen, the first was
//                                     // the first by time
//   choice.chosen();   // 1
//   choice.random();   // .6667
//   choice.first();    // 0
//
// The best is the title that is closest to what a person wrote for the event
// (rouge.h), or any of several that are equally close. A story whose titles
// are all equally close has nothing to choose from and does not count. What a
// choice by lot would get, and the earliest title, stand beside.

#ifndef SAMESTORY_CLUSTER_QUALITY_HEADLINE_CHOICE_H_
#define SAMESTORY_CLUSTER_QUALITY_HEADLINE_CHOICE_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"

namespace samestory {

class HeadlineChoice {
 public:
  // The closeness of each member's title; which of them was chosen, and which
  // is the first by time.
  void Add(absl::Span<const double> closeness, size_t chosen, size_t first);

  uint64_t stories() const { return stories_; }

  // Shares of the stories; 0 if there are none.
  double chosen() const { return Share(chosen_); }
  double random() const { return Share(random_); }
  double first() const { return Share(first_); }

 private:
  double Share(double sum) const { return stories_ == 0 ? 0 : sum / stories_; }

  uint64_t stories_ = 0;
  double chosen_ = 0, random_ = 0, first_ = 0;
};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_QUALITY_HEADLINE_CHOICE_H_
