#include "io/read/fields.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

struct RoleAliases {
  Role role;
  absl::string_view name;
  absl::string_view paths;  // separated by spaces, the strongest first;
                            // "source?": only if it looks like a URL
};

// Names as written by Scrapy users, news-please, trafilatura, newspaper4k,
// feedparser, Miniflux, Media Cloud, Event Registry, newsdata.io, mediastack,
// NewsAPI, cc_news, datatrove, dolma, text-dedup, NeMo, schema.org, JSON Feed
// and WordPress. Spelling variants in case, '_' and '-' need no entry.
//
// Deliberately absent: trafilatura's "fingerprint" (a hash of the content, so
// copies share it), dates of crawling or indexing (date_download, added,
// indexed_date), media_url.
constexpr RoleAliases kAliases[] = {
    {Role::kId, "id",
     "id guid @id uri article_id _id uuid doc_id my_id guid.value "
     "guid.#text metadata.id WARC-Record-ID hash index"},
    {Role::kUrl, "url",
     "url link article_url page_url canonical_link canonical_url permalink "
     "source_url external_url web_url webUrl loc metadata.url metadata.link "
     "mainEntityOfPage.@id? mainEntityOfPage? WARC-Target-URI href uri? guid? "
     "source? @id? id?"},
    {Role::kSource, "source",
     "source_name source.title source.name source_domain site_name sitename "
     "meta_site_name source publisher.name publisher outlet publication "
     "feed.title media_name media_outlet domain hostname source-hostname "
     "site feed_title source_id source.id source.uri metadata.source "
     "metadata.site_name metadata.domain feed newspaper isPartOf.name"},
    {Role::kTitle, "title",
     "title headline title.rendered title_page title_rss article_title "
     "og:title name webTitle metadata.title metadata.headline title.value"},
    {Role::kText, "text",
     "maintext articleBody article_body article_text body content[].value "
     "content content.rendered content.value content_text content_html "
     "full_text fulltext body_text text story_text document page_content "
     "raw_text raw_content article summary description summary_detail.value "
     "excerpt.rendered abstract lead"},
    {Role::kPublished, "published",
     "published published_at date_publish datePublished publish_date "
     "published_date publication_date published_time pubDate date_pub "
     "dateTimePub dateTime date_time date_published first_published "
     "date created created_at timestamp time_published published_parsed "
     "metadata.published metadata.date metadata.date_published "
     "metadata.publish_date metadata.timestamp webPublicationDate "
     "article:published_time updated date_modify dateModified "
     "updated_at updated_parsed"},
    {Role::kTimeOfDay, "time", "time timePub"},
    {Role::kLanguage, "language",
     "language lang inLanguage meta_lang metadata.language metadata.lang "
     "detected_language"},
};

struct Preset {
  absl::string_view name;
  absl::string_view fields;  // "role=path", the strongest first
};

// A preset matters where a producer's record holds several fields that could
// be meant; it puts that producer's own choice first.
constexpr Preset kPresets[] = {
    {"scrapy", "url=url title=title text=body text=text text=content"},
    {"news-please",
     "url=url title=title text=maintext published=date_publish "
     "source=source_domain language=language"},
    {"trafilatura",
     "url=source? url=url title=title text=text text=raw_text published=date "
     "source=hostname source=source-hostname language=language"},
    {"newspaper",
     "url=url url=canonical_link title=title text=text "
     "published=publish_date source=meta_site_name language=meta_lang"},
    {"feedparser",
     "id=id url=link title=title text=content[].value text=summary "
     "published=published published=published_parsed source=source.title"},
    {"miniflux",
     "id=id id=hash url=url title=title text=content "
     "published=published_at source=feed.title"},
    {"mediacloud",
     "id=id url=url title=title published=publish_date source=media_name "
     "language=language"},
    {"eventregistry",
     "id=uri url=url title=title text=body published=dateTimePub "
     "published=dateTime published=date source=source.title language=lang"},
    {"newsdata",
     "id=article_id url=link url=url title=title text=content "
     "text=description published=pubDate published=published_at "
     "source=source_name source=source_id source=source language=language"},
    {"cc-news", "url=url title=title text=text published=date source=domain"},
    {"datatrove", "id=id url=metadata.url text=text published=metadata.date"},
    {"dolma", "id=id url=metadata.url text=text published=created"},
    {"schemaorg",
     "id=@id url=url title=headline text=articleBody "
     "published=datePublished source=publisher.name language=inLanguage"},
};

// "Date Published" -> "datepublished". Other characters stay.
std::string CanonicalName(absl::string_view name) {
  std::string canonical;
  canonical.reserve(name.size());
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    canonical.push_back(absl::ascii_tolower(c));
  }
  return canonical;
}

absl::Status FieldError(absl::string_view what, absl::string_view got) {
  return absl::InvalidArgumentError(
      absl::StrCat("FieldOptions.fields: ", what, ", got \"", got, "\""));
}

struct RolePath {
  Role role;
  absl::string_view path;
};

absl::StatusOr<RolePath> ParseField(absl::string_view field) {
  const size_t equals = field.find('=');
  if (equals == absl::string_view::npos || equals + 1 == field.size()) {
    return FieldError("wants ROLE=PATH", field);
  }
  const absl::string_view role = field.substr(0, equals);
  for (const RoleAliases& entry : kAliases) {
    if (entry.name == role) {
      return RolePath{entry.role, field.substr(equals + 1)};
    }
  }
  const auto add_name = [](std::string* out, const RoleAliases& entry) {
    out->append(entry.name.data(), entry.name.size());
  };
  return FieldError(
      absl::StrCat("wants one of ", absl::StrJoin(kAliases, ", ", add_name)),
      role);
}

const Preset* FindPreset(absl::string_view name) {
  const auto* found = absl::c_find_if(
      kPresets, [&](const Preset& preset) { return preset.name == name; });
  return found == std::end(kPresets) ? nullptr : found;
}

}  // namespace

absl::string_view RoleName(Role role) {
  return kAliases[static_cast<int>(role)].name;
}

std::vector<absl::string_view> PresetNames() {
  std::vector<absl::string_view> names;
  for (const Preset& preset : kPresets) names.push_back(preset.name);
  return names;
}

absl::Status FieldOptions::Validate() const {
  for (const std::string& field : fields) {
    SAMESTORY_RETURN_IF_ERROR(ParseField(field).status());
  }
  if (preset.empty() || FindPreset(preset) != nullptr) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("FieldOptions.preset: wants one of ",
                   absl::StrJoin(PresetNames(), ", "), ", got ", preset));
}

const FieldNode* FieldNode::Find(absl::string_view name) const {
  const auto found = children.find(CanonicalName(name));
  return found == children.end() ? nullptr : found->second.get();
}

const FieldNode* FieldNode::FindPath(absl::string_view path) const {
  if (const FieldNode* node = Find(path)) return node;
  const FieldNode* node = this;
  for (absl::string_view step : absl::StrSplit(path, '.')) {
    node = node->Find(step);
    if (node == nullptr) return nullptr;
  }
  return node;
}

absl::StatusOr<FieldMap> FieldMap::Create(const FieldOptions& options) {
  SAMESTORY_RETURN_IF_ERROR(options.Validate());
  FieldMap map;
  for (const std::string& field : options.fields) {
    SAMESTORY_ASSIGN_OR_RETURN(const RolePath entry, ParseField(field));
    map.overridden_[static_cast<int>(entry.role)] = true;
    map.AddAlias(entry.role, entry.path);
  }
  if (const Preset* preset = FindPreset(options.preset)) {
    for (absl::string_view field : absl::StrSplit(preset->fields, ' ')) {
      SAMESTORY_ASSIGN_OR_RETURN(const RolePath entry, ParseField(field));
      if (!map.overridden(entry.role)) map.AddAlias(entry.role, entry.path);
    }
  }
  for (const RoleAliases& entry : kAliases) {
    if (map.overridden(entry.role)) continue;
    for (absl::string_view path : absl::StrSplit(entry.paths, ' ')) {
      map.AddAlias(entry.role, path);
    }
  }
  return map;
}

void FieldMap::AddAlias(Role role, absl::string_view path) {
  std::vector<std::string>& list = aliases_[static_cast<int>(role)];
  const bool only_urls = absl::ConsumeSuffix(&path, "?");
  if (absl::c_linear_search(list, path)) return;  // the preset named it already
  const uint8_t rank = static_cast<uint16_t>(list.size());
  list.emplace_back(path);
  FieldNode* node = root_.get();
  for (absl::string_view step : absl::StrSplit(path, '.')) {
    const bool elements = absl::ConsumeSuffix(&step, "[]");
    for (absl::string_view name :
         {step, absl::string_view(elements ? "[]" : "")}) {
      if (name.empty()) continue;
      std::unique_ptr<FieldNode>& child = node->children[CanonicalName(name)];
      if (child == nullptr) child = std::make_unique<FieldNode>();
      node = child.get();
    }
  }
  node->aliases.push_back({role, rank, only_urls});
}

}  // namespace samestory
