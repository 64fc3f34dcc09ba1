#include "cli/intake.h"

#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "base/status_macros.h"
#include "cli/record_stream.h"

namespace samestory {

absl::StatusOr<Intake> TakeIn(ArticleReader& reader, const ReadFlags& flags,
                              StoryBuilder& builder, Console& console) {
  const absl::Time begun = absl::Now();
  RecordStream stream(reader, flags, console, nullptr);
  Intake intake;
  while (true) {
    Article article;
    SAMESTORY_ASSIGN_OR_RETURN(const bool more, stream.Next(&article));
    if (!more) break;
    SAMESTORY_ASSIGN_OR_RETURN(const DocId doc,
                               builder.Add(std::move(article)));
    intake.docs.push_back(doc);
  }
  intake.origins = stream.TakeOrigins();
  intake.outside_dates = stream.outside_dates();
  intake.seconds = absl::ToDoubleSeconds(absl::Now() - begun);
  return intake;
}

}  // namespace samestory
