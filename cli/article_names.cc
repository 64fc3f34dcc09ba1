#include "cli/article_names.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/suggest.h"

namespace samestory {
namespace {

// More ids than this are not searched for a suggestion.
constexpr size_t kMostSuggested = 100000;

// `path` without the ending of its last part.
absl::string_view Stem(absl::string_view path) {
  const size_t dot = path.rfind('.');
  const size_t slash = path.rfind('/');
  const size_t name = slash == absl::string_view::npos ? 0 : slash + 1;
  return dot == absl::string_view::npos || dot <= name ? path
                                                       : path.substr(0, dot);
}

bool IsTailOf(absl::string_view name, absl::string_view path) {
  return absl::EndsWith(path, name) &&
         (path.size() == name.size() ||
          path[path.size() - name.size() - 1] == '/');
}

std::vector<DocId> ArticlesOfPrefix(absl::string_view prefix,
                                    absl::Span<const Article> articles) {
  std::vector<DocId> docs;
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    if (absl::StartsWith(articles[doc].id, prefix)) docs.push_back(doc);
  }
  return docs;
}

std::vector<DocId> ArticlesOfFile(absl::string_view name,
                                  const PipelineRun& run) {
  std::vector<DocId> docs;
  for (size_t i = 0; i < run.intake.docs.size(); ++i) {
    const RecordOrigin& origin = run.intake.origins[i];
    const std::string& path = run.reader.files()[origin.file].input.path;
    if (!origin.span.whole_file || !NamesFile(name, path)) continue;
    const DocId doc = run.intake.docs[i];
    if (docs.empty() || docs.back() != doc) docs.push_back(doc);
  }
  return docs;
}

absl::Status NoSuchArticle(absl::string_view name, const PipelineRun& run) {
  std::vector<std::string> ids;
  if (run.builder.articles().size() <= kMostSuggested) {
    for (const Article& article : run.builder.articles()) {
      ids.push_back(article.id);
    }
  }
  return absl::NotFoundError(
      absl::StrCat("no article has the id or the file name `", name, "`",
                   DidYouMean(name, ids)));
}

}  // namespace

bool NamesFile(absl::string_view name, absl::string_view path) {
  while (absl::StartsWith(name, "./")) name.remove_prefix(2);
  if (name.empty()) return false;
  return IsTailOf(name, path) || IsTailOf(name, Stem(path));
}

absl::StatusOr<DocId> FindArticle(absl::string_view name,
                                  const PipelineRun& run) {
  const absl::Span<const Article> articles = run.builder.articles();
  for (DocId doc = 0; doc < articles.size(); ++doc) {
    if (articles[doc].id == name) return doc;
  }
  std::vector<DocId> docs = ArticlesOfFile(name, run);
  if (docs.empty() && !name.empty()) docs = ArticlesOfPrefix(name, articles);
  if (docs.empty()) return NoSuchArticle(name, run);
  if (docs.size() > 1) {
    return absl::InvalidArgumentError(absl::StrCat(
        "`", name, "` names ", docs.size(), " articles, among them `",
        articles[docs[0]].id, "` and `", articles[docs[1]].id, "`"));
  }
  return docs[0];
}

}  // namespace samestory
