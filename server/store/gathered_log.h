#pragma once

namespace arcade::store {

/// The name of a way to the system's files (a VFS of SQLite's) by which the pages of a commit go
/// into the log together: SQLite alone asks the system twice for each. Before the log is synced,
/// read or measured, all of it is written. For connections that sync each commit: others must not
/// read of what is not written yet. Null when SQLite takes none. Any thread.
/// Source: https://www.sqlite.org/vfs.html, https://www.sqlite.org/fileformat2.html#walformat
const char* gatheredLogVfs();

} // namespace arcade::store
