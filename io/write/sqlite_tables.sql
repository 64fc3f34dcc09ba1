-- What --format=sqlite writes, documented in docs/formats.md. Unknown values
-- are NULL. Times are ISO 8601 UTC, so that they sort and compare as text.
CREATE TABLE run (
  records INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  passed_over INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  outside_dates INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  stories INTEGER NOT NULL,
  storylines INTEGER NOT NULL
);
CREATE TABLE storylines (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  headline TEXT,
  stories INTEGER NOT NULL,
  size INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT
);
CREATE TABLE stories (
  rank INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  storyline_id TEXT NOT NULL REFERENCES storylines (id),
  headline TEXT,
  headline_from TEXT NOT NULL REFERENCES articles (id),
  size INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  first_published TEXT,
  last_published TEXT,
  keywords TEXT NOT NULL
);
CREATE TABLE groups (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES stories (id),
  canonical_id TEXT NOT NULL REFERENCES articles (id),
  size INTEGER NOT NULL
);
CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES stories (id),
  group_id TEXT NOT NULL REFERENCES groups (id),
  title TEXT,
  url TEXT,
  source TEXT,
  published TEXT,
  language TEXT,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  jaccard REAL NOT NULL,
  containment REAL NOT NULL,
  body TEXT
);
