// Turns a file into C++, so that a library can carry data:
//
//   embed_file cluster/story/weights.txt WeightsData OUT.h OUT.cc
//
// OUT.h declares `absl::string_view WeightsData();` in namespace samestory,
// OUT.cc defines it with the file's bytes as string literals (which compilers
// read fast). Used by the embedded_file rule of tools/rules.bzl.

#include <cctype>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

// Octal escapes always have three digits: what follows cannot join them.
std::string Literal(const std::string& bytes, size_t begin, size_t end) {
  std::string literal = "\"";
  for (size_t i = begin; i < end; ++i) {
    const unsigned char c = bytes[i];
    if (std::isalnum(c) || c == ' ') {
      literal += static_cast<char>(c);
    } else {
      char escape[5];
      std::snprintf(escape, sizeof(escape), "\\%03o", c);
      literal += escape;
    }
  }
  return literal + "\"";
}

void WriteHeader(const std::string& function, const std::string& path) {
  std::ofstream out(path);
  out << "#pragma once\n#include \"absl/strings/string_view.h\"\n"
      << "namespace samestory {\nabsl::string_view " << function
      << "();\n}  // namespace samestory\n";
}

void WriteSource(const std::string& function, const std::string& bytes,
                 const std::string& path) {
  constexpr size_t kLine = 256;
  std::ofstream out(path);
  out << "#include \"absl/strings/string_view.h\"\n"
      << "namespace samestory {\nabsl::string_view " << function
      << "();\nnamespace {\nconstexpr char kBytes[] =\n\"\"";
  for (size_t i = 0; i < bytes.size(); i += kLine) {
    out << Literal(bytes, i, std::min(i + kLine, bytes.size())) << "\n";
  }
  out << ";\n}  // namespace\nabsl::string_view " << function
      << "() { return absl::string_view(kBytes, " << bytes.size()
      << "); }\n}  // namespace samestory\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: embed_file FILE FUNCTION OUT.h OUT.cc\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)),
                          std::istreambuf_iterator<char>());
  if (!in) {
    std::cerr << argv[1] << ": cannot be read\n";
    return 1;
  }
  WriteHeader(argv[2], argv[3]);
  WriteSource(argv[2], bytes, argv[4]);
  return 0;
}
