// The first element of a text in markup, seen past what may stand before it.
//
//   MarkupRoot("<?xml version='1.0'?><!-- x --><rdf:RDF xmlns=...>")  // "rdf"
//   MarkupRoot("<!DOCTYPE html><p>")                                   // "p"
//   MarkupRoot("Envoy returns")                                        // ""
//
// Pure, linear.

#ifndef SAMESTORY_IO_READ_MARKUP_ROOT_H_
#define SAMESTORY_IO_READ_MARKUP_ROOT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace samestory {

// The name in lower case, without its prefix; empty if `start` does not begin
// with markup or ends before the element. White space, comments, processing
// instructions and a DOCTYPE, with its declarations, are passed over.
std::string MarkupRoot(absl::string_view start);

// `text` behind white space and comments.
absl::string_view SkipSpaceAndComments(absl::string_view text);

}  // namespace samestory

#endif  // SAMESTORY_IO_READ_MARKUP_ROOT_H_
