// Dates as records and urls give them.
//
//   ParseDate("2024-10-22T09:30:00+02:00")        // 2024-10-22 07:30 UTC
//   ParseDate("Tue, 22 Oct 2024 09:30:00 EST")    // 14:30 UTC
//   ParseDate("Oct. 22, 2024 9:30 p.m.")          // 21:30 UTC
//   ParseDate("1729589400000")                    // milliseconds since 1970
//   ParseDate("2024-10-22")                       // midnight UTC
//   ParseDate("20241022T093000Z")                 // ISO 8601's basic form
//   ParseDate("None"), ParseDate("last week"), ParseDate("04/05/2024")
//       // nothing: a wrong date is worse than none, and the last may be
//       // April or May
//   DateFromUrl("https://post.com/2024/oct/22/envoy-returns")
//
// A time without a zone is taken as UTC. Years 1800 to 2199; epochs are read
// from 9 digits on: 9-11 seconds, 12-14 milliseconds, 15-17 microseconds,
// 18-19 nanoseconds, unless 14 digits read YYYYMMDDhhmmss. No locale, no time
// zone database. Pure, thread-safe; some 100 ns.

#ifndef SAMESTORY_CLUSTER_TEXT_DATES_H_
#define SAMESTORY_CLUSTER_TEXT_DATES_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"

namespace samestory {

// The time a record's field tells, if it tells one.
absl::optional<absl::Time> ParseDate(absl::string_view field);

// The day in the path of `url`: /2024/10/22/, /2024-10-22, /20241022,
// /2024/1022/ or /2024/oct/22/. Midnight UTC.
absl::optional<absl::Time> DateFromUrl(absl::string_view url);

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_DATES_H_
