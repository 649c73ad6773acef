#include "server/store/gathered_log.h"

#include <algorithm>
#include <cstring>
#include <new>

#include <sqlite3.h>

namespace arcade::store {

namespace {

/// SQLite's own file writes less than 2^17 bytes at a time.
constexpr int kMostGathered = 120 * 1024;

sqlite3_vfs* systemVfs() {
    return sqlite3_vfs_find(nullptr);
}

/// What SQLite has a log for. The system's file lies behind it, in memory of SQLite's.
struct LogFile {
    sqlite3_file base;
    sqlite3_file* file;
    char* gathered;
    int bytes;
    sqlite3_int64 offset;
};

LogFile& logOf(sqlite3_file* file) {
    return *reinterpret_cast<LogFile*>(file);
}

sqlite3_file* systemFile(sqlite3_file* file) {
    return logOf(file).file;
}

int writeGathered(LogFile& log) {
    if (log.bytes == 0)
        return SQLITE_OK;
    const int bytes = log.bytes;
    log.bytes = 0;
    return log.file->pMethods->xWrite(log.file, log.gathered, bytes, log.offset);
}

/// The system's method, for which all that was gathered has to be in the file.
template <auto Method, class... Arguments>
int onWritten(sqlite3_file* file, Arguments... arguments) {
    LogFile& log = logOf(file);
    const int written = writeGathered(log);
    return written == SQLITE_OK ? (log.file->pMethods->*Method)(log.file, arguments...) : written;
}

/// The system's method.
template <auto Method, class... Arguments>
int passOn(sqlite3_file* file, Arguments... arguments) {
    return (systemFile(file)->pMethods->*Method)(systemFile(file), arguments...);
}

int write(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
    LogFile& log = logOf(file);
    const bool follows = offset == log.offset + log.bytes && log.bytes + bytes <= kMostGathered;
    if (log.bytes > 0 && !follows) {
        if (const int written = writeGathered(log); written != SQLITE_OK)
            return written;
    }
    if (log.gathered == nullptr)
        log.gathered = new (std::nothrow) char[kMostGathered];
    if (log.gathered == nullptr || bytes > kMostGathered)
        return log.file->pMethods->xWrite(log.file, data, bytes, offset);
    if (log.bytes == 0)
        log.offset = offset;
    std::memcpy(log.gathered + log.bytes, data, static_cast<std::size_t>(bytes));
    log.bytes += bytes;
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    LogFile& log = logOf(file);
    const int written = writeGathered(log);
    delete[] log.gathered;
    const int closed = log.file->pMethods->xClose(log.file);
    return written == SQLITE_OK ? closed : written;
}

int sectorSize(sqlite3_file* file) {
    return passOn<&sqlite3_io_methods::xSectorSize>(file);
}

int deviceCharacteristics(sqlite3_file* file) {
    return passOn<&sqlite3_io_methods::xDeviceCharacteristics>(file);
}

const sqlite3_io_methods* logMethods() {
    static const sqlite3_io_methods methods = [] {
        using Io = sqlite3_io_methods;
        Io own = {};
        own.iVersion = 1;
        own.xClose = close;
        own.xRead = onWritten<&Io::xRead, void*, int, sqlite3_int64>;
        own.xWrite = write;
        own.xTruncate = onWritten<&Io::xTruncate, sqlite3_int64>;
        own.xSync = onWritten<&Io::xSync, int>;
        own.xFileSize = onWritten<&Io::xFileSize, sqlite3_int64*>;
        own.xLock = passOn<&Io::xLock, int>;
        own.xUnlock = passOn<&Io::xUnlock, int>;
        own.xCheckReservedLock = passOn<&Io::xCheckReservedLock, int*>;
        own.xFileControl = passOn<&Io::xFileControl, int, void*>;
        own.xSectorSize = sectorSize;
        own.xDeviceCharacteristics = deviceCharacteristics;
        return own;
    }();
    return &methods;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    sqlite3_vfs* const system = systemVfs();
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return system->xOpen(system, name, file, flags, outFlags);
    LogFile& log = *new (file) LogFile{};
    log.file = reinterpret_cast<sqlite3_file*>(&log + 1);
    const int opened = system->xOpen(system, name, log.file, flags, outFlags);
    // Without methods, SQLite does not close what could not be opened.
    if (opened == SQLITE_OK)
        log.base.pMethods = logMethods();
    else if (log.file->pMethods != nullptr)
        log.file->pMethods->xClose(log.file);
    return opened;
}

/// All but the opening of a log is the system's.
const char* registerVfs() {
    if (sqlite3_initialize() != SQLITE_OK || systemVfs() == nullptr)
        return nullptr;
    static sqlite3_vfs vfs = *systemVfs();
    vfs.pNext = nullptr;
    vfs.zName = "arcade-gathered-log";
    vfs.szOsFile += static_cast<int>(sizeof(LogFile));
    vfs.xOpen = open;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK ? vfs.zName : nullptr;
}

} // namespace

const char* gatheredLogVfs() {
    static const char* const name = registerVfs();
    return name;
}

} // namespace arcade::store
