// What the bytes 0x80 .. 0x9f mean in Windows-1252; 0 for those that mean
// nothing. Its other bytes are those of Latin-1. (WHATWG HTML, "numeric
// character reference end state", has the same table.)

#ifndef SAMESTORY_CLUSTER_TEXT_WINDOWS_1252_H_
#define SAMESTORY_CLUSTER_TEXT_WINDOWS_1252_H_

#include <cstdint>

namespace samestory {

constexpr uint16_t kWindows1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

}  // namespace samestory

#endif  // SAMESTORY_CLUSTER_TEXT_WINDOWS_1252_H_
