#include "cli/held_interrupts.h"

namespace samestory {
namespace {

// The signal that came last while they were held; 0: none.
volatile std::sig_atomic_t came = 0;

void Remember(int signal) { came = signal; }

}  // namespace

HeldInterrupts::HeldInterrupts() {
  came = 0;
  struct sigaction remember = {};
  remember.sa_handler = Remember;
  remember.sa_flags = SA_RESTART;
  for (int i = 0; i < 3; ++i) sigaction(kSignals[i], &remember, &before_[i]);
}

HeldInterrupts::~HeldInterrupts() {
  for (int i = 0; i < 3; ++i) sigaction(kSignals[i], &before_[i], nullptr);
  if (came != 0) std::raise(came);
}

bool HeldInterrupts::is_waiting() const { return came != 0; }

}  // namespace samestory
