// A new SQLite database that is built on disk and then copied out as bytes.
//
//   SAMESTORY_ASSIGN_OR_RETURN(SqliteDatabase database,
//                              SqliteDatabase::Create("/tmp"));
//   SAMESTORY_RETURN_IF_ERROR(database.Execute("CREATE TABLE t (a, b)"));
//   SAMESTORY_ASSIGN_OR_RETURN(SqliteRows rows, database.Rows("t", 2));
//   SAMESTORY_RETURN_IF_ERROR(rows.Text("x").Integer(7).Add());
//   SAMESTORY_RETURN_IF_ERROR(database.CopyTo(write));   // the file's bytes
//
// All happens in one transaction, without journal or lock: the file loses its
// name as soon as it is open, so nobody else sees it, and it is gone however
// the program ends. The same calls give the same bytes, with the same version
// of SQLite: its headers hold counters and that version, but no time.
//
// Values only ever reach SQLite as bound parameters. Memory: a cache of
// 64 MiB, however large the database. One thread.

#ifndef SAMESTORY_IO_WRITE_SQLITE_DATABASE_H_
#define SAMESTORY_IO_WRITE_SQLITE_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "io/write/byte_sink.h"
#include "sqlite3.h"

namespace samestory {

// Rows of one table. Takes the values of a row from left to right.
class SqliteRows {
 public:
  SqliteRows& Text(absl::string_view value);
  SqliteRows& TextOrNull(absl::string_view value);  // NULL for ""
  SqliteRows& Integer(int64_t value);
  SqliteRows& Real(double value);

  // Ends the row. `Text` values must have lived until here.
  absl::Status Add();

 private:
  friend class SqliteDatabase;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  explicit SqliteRows(sqlite3_stmt* statement) : statement_(statement) {}
  void Note(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;  // parameters count from 1
  int failure_ = SQLITE_OK;
};

class SqliteDatabase {
 public:
  // A database in a file of `folder`. Unavailable if that cannot be written.
  static absl::StatusOr<SqliteDatabase> Create(const std::string& folder);

  // One or more statements of ours.
  absl::Status Execute(absl::string_view sql);

  // For inserting into `table`, which has so many columns.
  absl::StatusOr<SqliteRows> Rows(absl::string_view table, int columns);

  // Commits, and gives the bytes of the file. To be called once, when no
  // SqliteRows is left.
  absl::Status CopyTo(ByteSink write);

  SqliteDatabase(SqliteDatabase&& other);
  SqliteDatabase& operator=(SqliteDatabase&& other) = delete;
  ~SqliteDatabase();

 private:
  explicit SqliteDatabase(const std::string& folder);
  absl::Status Open();
  absl::Status Failure() const;

  const std::string folder_;
  int fd_ = -1;  // the file, beside SQLite's own access
  sqlite3* database_ = nullptr;
};

}  // namespace samestory

#endif  // SAMESTORY_IO_WRITE_SQLITE_DATABASE_H_
