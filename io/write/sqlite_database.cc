#include "io/write/sqlite_database.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace samestory {
namespace {

// What is written is written once and read by nobody meanwhile. Debian's SQLite
// has defaults of its own for some of these; they would change the bytes.
constexpr char kSetUp[] =
    "PRAGMA page_size = 4096;"
    "PRAGMA encoding = 'UTF-8';"
    "PRAGMA auto_vacuum = NONE;"
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA cache_size = -65536;"
    "BEGIN";

constexpr size_t kCopyBytes = 1 << 20;

// Without locks: the file has no name that another could open.
constexpr char kFileSystem[] = "unix-none";

std::string Parameters(int count) {
  std::string list = "?";
  for (int i = 1; i < count; ++i) absl::StrAppend(&list, ",?");
  return list;
}

}  // namespace

void SqliteRows::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void SqliteRows::Note(int code) {
  if (failure_ == SQLITE_OK) failure_ = code;
}

SqliteRows& SqliteRows::Text(absl::string_view value) {
  // A null pointer would be NULL.
  const char* const bytes = value.empty() ? "" : value.data();
  Note(sqlite3_bind_text64(statement_.get(), next_++, bytes, value.size(),
                           SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

SqliteRows& SqliteRows::TextOrNull(absl::string_view value) {
  if (!value.empty()) return Text(value);
  Note(sqlite3_bind_null(statement_.get(), next_++));
  return *this;
}

SqliteRows& SqliteRows::Integer(int64_t value) {
  Note(sqlite3_bind_int64(statement_.get(), next_++, value));
  return *this;
}

SqliteRows& SqliteRows::Real(double value) {
  Note(sqlite3_bind_double(statement_.get(), next_++, value));
  return *this;
}

absl::Status SqliteRows::Add() {
  int code = failure_;
  if (code == SQLITE_OK && sqlite3_step(statement_.get()) != SQLITE_DONE) {
    code = sqlite3_errcode(sqlite3_db_handle(statement_.get()));
  }
  sqlite3_reset(statement_.get());
  next_ = 1;
  failure_ = SQLITE_OK;
  if (code == SQLITE_OK) return absl::OkStatus();
  const std::string message =
      absl::StrCat("temporary database: ", sqlite3_errstr(code));
  return code == SQLITE_FULL ? absl::ResourceExhaustedError(message)
                             : absl::UnavailableError(message);
}

absl::StatusOr<SqliteDatabase> SqliteDatabase::Create(
    const std::string& folder) {
  SqliteDatabase database(folder);
  SAMESTORY_RETURN_IF_ERROR(database.Open());
  return database;
}

SqliteDatabase::SqliteDatabase(const std::string& folder) : folder_(folder) {}

SqliteDatabase::SqliteDatabase(SqliteDatabase&& other)
    : folder_(other.folder_),
      fd_(std::exchange(other.fd_, -1)),
      database_(std::exchange(other.database_, nullptr)) {}

SqliteDatabase::~SqliteDatabase() {
  sqlite3_close(database_);
  if (fd_ >= 0) ::close(fd_);
}

absl::Status SqliteDatabase::Open() {
  std::string path = absl::StrCat(folder_, "/samestory-XXXXXX");
  fd_ = ::mkostemp(&path[0], O_CLOEXEC);
  if (fd_ < 0) {
    return absl::UnavailableError(
        absl::StrCat(folder_, ": no temporary file: ", std::strerror(errno)));
  }
  const int code = sqlite3_open_v2(path.c_str(), &database_,
                                   SQLITE_OPEN_READWRITE, kFileSystem);
  ::unlink(path.c_str());
  return code == SQLITE_OK ? Execute(kSetUp) : Failure();
}

absl::Status SqliteDatabase::Execute(absl::string_view sql) {
  const int code = sqlite3_exec(database_, std::string(sql).c_str(), nullptr,
                                nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Failure();
}

absl::StatusOr<SqliteRows> SqliteDatabase::Rows(absl::string_view table,
                                                int columns) {
  const std::string sql = absl::StrCat("INSERT INTO ", table, " VALUES (",
                                       Parameters(columns), ")");
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) !=
      SQLITE_OK) {
    return Failure();
  }
  return SqliteRows(statement);
}

absl::Status SqliteDatabase::CopyTo(ByteSink write) {
  SAMESTORY_RETURN_IF_ERROR(Execute("COMMIT"));
  std::string piece(kCopyBytes, '\0');
  for (off_t offset = 0;;) {
    const ssize_t got = ::pread(fd_, &piece[0], piece.size(), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return absl::UnavailableError(absl::StrCat(
          folder_, ": temporary database: ", std::strerror(errno)));
    }
    if (got == 0) return absl::OkStatus();
    SAMESTORY_RETURN_IF_ERROR(write(absl::string_view(piece).substr(0, got)));
    offset += got;
  }
}

absl::Status SqliteDatabase::Failure() const {
  const std::string message = absl::StrCat(
      folder_, ": temporary database: ", sqlite3_errmsg(database_));
  return sqlite3_errcode(database_) == SQLITE_FULL
             ? absl::ResourceExhaustedError(message)
             : absl::UnavailableError(message);
}

}  // namespace samestory
