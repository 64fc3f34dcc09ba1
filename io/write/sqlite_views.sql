-- Made after the rows: an index that is sorted once is small and fast.
CREATE UNIQUE INDEX storylines_id ON storylines (id);
CREATE UNIQUE INDEX stories_id ON stories (id);
CREATE INDEX stories_storyline_id ON stories (storyline_id);
CREATE UNIQUE INDEX groups_id ON groups (id);
CREATE INDEX groups_story_id ON groups (story_id);
CREATE INDEX groups_canonical_id ON groups (canonical_id);
CREATE UNIQUE INDEX articles_id ON articles (id);
CREATE INDEX articles_story_id ON articles (story_id);
CREATE INDEX articles_group_id ON articles (group_id);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_url ON articles (url);

CREATE VIEW headlines AS
SELECT rank, headline, size, sources, first_published, last_published,
  (SELECT url FROM articles WHERE articles.id = headline_from) AS url,
  id AS story_id, storyline_id
FROM stories
ORDER BY rank;

CREATE VIEW story_articles AS
SELECT stories.rank, stories.headline, articles.published, articles.source,
  articles.title, articles.url, articles.score,
  articles.id <> groups.canonical_id AS is_copy,
  articles.id AS article_id, groups.canonical_id, articles.story_id
FROM stories
JOIN articles ON articles.story_id = stories.id
JOIN groups ON groups.id = articles.group_id
ORDER BY stories.rank, articles.published IS NULL, articles.published,
  articles.number;

CREATE VIEW copies AS
SELECT copy.id AS article_id, copy.source, copy.published, copy.title,
  canonical.id AS copy_of, canonical.source AS source_of_original,
  canonical.published AS published_of_original,
  canonical.title AS title_of_original, copy.reason, copy.jaccard,
  copy.containment
FROM articles AS copy
JOIN groups ON groups.id = copy.group_id
JOIN articles AS canonical ON canonical.id = groups.canonical_id
WHERE copy.id <> canonical.id
ORDER BY copy.number;

CREATE VIEW timelines AS
SELECT storylines.number AS storyline, storylines.headline AS subject,
  stories.first_published, stories.headline, stories.size,
  stories.id AS story_id, storylines.id AS storyline_id
FROM storylines
JOIN stories ON stories.storyline_id = storylines.id
ORDER BY storylines.number, stories.first_published IS NULL,
  stories.first_published, stories.rank;

CREATE VIEW outlets AS
SELECT source, count(*) AS articles,
  sum(articles.id <> groups.canonical_id) AS copies,
  count(DISTINCT articles.story_id) AS stories
FROM articles
JOIN groups ON groups.id = articles.group_id
WHERE source IS NOT NULL
GROUP BY source
ORDER BY articles DESC, source;
