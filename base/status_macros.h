// Passing a failure on to the caller in one line.
//
//   absl::StatusOr<Banding> Choose(const Options& options) {
//     SAMESTORY_RETURN_IF_ERROR(options.Validate());
//     SAMESTORY_ASSIGN_OR_RETURN(Banding banding, ChooseBanding(.7, 128));
//     return banding;
//   }
//
// Debian's Abseil has Status and StatusOr but not these two macros.

#ifndef SAMESTORY_BASE_STATUS_MACROS_H_
#define SAMESTORY_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Evaluates an absl::Status; returns it from the enclosing function unless OK.
#define SAMESTORY_RETURN_IF_ERROR(expression)            \
  do {                                                   \
    absl::Status samestory_status = (expression);        \
    if (!samestory_status.ok()) return samestory_status; \
  } while (false)

// Evaluates an absl::StatusOr; returns its status unless OK, else moves its
// value into `target`, which may be a declaration.
#define SAMESTORY_ASSIGN_OR_RETURN(target, expression) \
  SAMESTORY_ASSIGN_OR_RETURN_IMPL_(                    \
      SAMESTORY_JOIN_(samestory_status_or_, __LINE__), target, expression)

#define SAMESTORY_ASSIGN_OR_RETURN_IMPL_(variable, target, expression) \
  auto variable = (expression);                                        \
  if (!variable.ok()) return std::move(variable).status();             \
  target = std::move(variable).value()

#define SAMESTORY_JOIN_(a, b) SAMESTORY_JOIN_AGAIN_(a, b)
#define SAMESTORY_JOIN_AGAIN_(a, b) a##b

#endif  // SAMESTORY_BASE_STATUS_MACROS_H_
