// While one of these lives, an interrupt (Ctrl-C, SIGTERM, a closed terminal)
// waits; it is delivered at the end. So nothing half done is left behind.
//
//   {
//     HeldInterrupts held;
//     ... write the temporary file, rename it ...
//   }  // a Ctrl-C from in between ends the program here
//
// One at a time, by the main thread; other threads may run.

#ifndef SAMESTORY_CLI_HELD_INTERRUPTS_H_
#define SAMESTORY_CLI_HELD_INTERRUPTS_H_

#include <csignal>

namespace samestory {

class HeldInterrupts {
 public:
  HeldInterrupts();
  ~HeldInterrupts();

  // Whether one is waiting: time to give up what is not worth finishing.
  bool is_waiting() const;

  HeldInterrupts(const HeldInterrupts&) = delete;
  HeldInterrupts& operator=(const HeldInterrupts&) = delete;

 private:
  static constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

  struct sigaction before_[3];
};

}  // namespace samestory

#endif  // SAMESTORY_CLI_HELD_INTERRUPTS_H_
