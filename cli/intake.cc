#include "cli/intake.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

bool IsOutside(const Article& article, const ReadFlags& flags) {
  return article.published.has_value() && (*article.published < flags.since ||
                                           *article.published >= flags.before);
}

double ShareRead(const ReadStats& stats) {
  if (stats.bytes_total == 0) return -1;  // a pipe: no end is known
  return static_cast<double>(stats.bytes_read) / stats.bytes_total;
}

absl::Status TakeRecord(Article article, const RecordOrigin& origin,
                        const ReadFlags& flags, StoryBuilder& builder,
                        Intake& intake) {
  if (IsOutside(article, flags)) {
    ++intake.outside_dates;
    return absl::OkStatus();
  }
  SAMESTORY_ASSIGN_OR_RETURN(const DocId doc, builder.Add(std::move(article)));
  intake.origins.push_back(origin);
  intake.docs.push_back(doc);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Intake> TakeIn(ArticleReader& reader, const ReadFlags& flags,
                              StoryBuilder& builder, Console& console) {
  const absl::Time begun = absl::Now();
  Intake intake;
  while (true) {
    Article article;
    RecordOrigin origin;
    const absl::StatusOr<bool> more = reader.Next(&article, &origin);
    if (!more.ok()) {
      console.Warn(more.status().message());
      continue;
    }
    if (!*more) break;
    SAMESTORY_RETURN_IF_ERROR(
        TakeRecord(std::move(article), origin, flags, builder, intake));
    console.ShowProgress("read", ShareRead(reader.stats()),
                         reader.stats().records);
  }
  if (reader.stats().records == 0) {
    return absl::NotFoundError("nothing readable in the input");
  }
  intake.seconds = absl::ToDoubleSeconds(absl::Now() - begun);
  return intake;
}

}  // namespace samestory
