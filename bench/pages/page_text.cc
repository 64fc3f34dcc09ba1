// The articles of web pages as one JSON object: how good the extraction is,
// is then for score.py to say.
//
//   page_text a.html b.html > ours.json     // {"a": "The envoy ...", ...}

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/status/statusor.h"
#include "cluster/page/page.h"
#include "cluster/text/article.h"
#include "nlohmann/json.hpp"

int main(int argc, char** argv) {
  nlohmann::json texts = nlohmann::json::object();
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string html(std::istreambuf_iterator<char>(file), {});
    const absl::StatusOr<samestory::Article> article =
        samestory::ReadPage(html, "", {});
    if (!article.ok()) {
      std::fprintf(stderr, "%s: %s\n", argv[i],
                   article.status().ToString().c_str());
    }
    texts[std::filesystem::path(argv[i]).stem()] =
        article.ok() ? article->body : "";
  }
  std::puts(texts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                .c_str());
}
