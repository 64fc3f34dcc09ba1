// Text in another encoding, as UTF-8, piece by piece.
//
//   SAMESTORY_ASSIGN_OR_RETURN(std::unique_ptr<CharsetDecoder> decoder,
//                              CharsetDecoder::Create("koi8-r"));
//   std::string text;
//   decoder->Decode("\xd7\xc5\xd3", true, &text);  // text == "вес"
//
// A label is taken as browsers take it (encoding.spec.whatwg.org): iso-8859-1
// is Windows-1252, gb2312 is GB18030, shift_jis is Microsoft's. The tables are
// those of glibc's iconv. Some 200 MB/s. One decoder serves one stream and
// belongs to one thread.

#ifndef SAMESTORY_IO_READ_CHARSET_H_
#define SAMESTORY_IO_READ_CHARSET_H_

#include <iconv.h>

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace samestory {

class CharsetDecoder {
 public:
  // NotFound for a label that names no encoding.
  static absl::StatusOr<std::unique_ptr<CharsetDecoder>> Create(
      absl::string_view label);
  ~CharsetDecoder();

  CharsetDecoder(const CharsetDecoder&) = delete;
  CharsetDecoder& operator=(const CharsetDecoder&) = delete;

  // Appends `bytes` to `*text` as UTF-8; what is no character becomes U+FFFD.
  // A character that `bytes` cut in two waits for the next call, unless this
  // is the `last`.
  void Decode(absl::string_view bytes, bool last, std::string* text);

 private:
  CharsetDecoder(iconv_t converter, size_t unit)
      : converter_(converter), unit_(unit) {}

  int Convert(char** in, size_t* left, std::string* text);

  const iconv_t converter_;
  const size_t unit_;    // bytes to step over where no character is
  std::string waiting_;  // the first bytes of a character
};

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_CHARSET_H_
