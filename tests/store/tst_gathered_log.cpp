// Goal: the pages of a commit go into the database's log in few calls, and whoever else reads the
// database sees all that is committed and nothing else.
#include "server/store/gathered_log.h"
#include "server/store/sql_connection.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade;
using namespace arcade::store;

namespace {

constexpr qint64 kPageInLog = 4096 + 24;
constexpr Duration kBusyTimeout{5000};

/// How often this process has asked the system to write, by any call.
qint64 writeCalls() {
    QFile file(QStringLiteral("/proc/self/io"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("syscw: "))
            return line.mid(7).toLongLong();
    }
    return 0;
}

} // namespace

class GatheredLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void commitTakesFewCalls();
    void othersSeeCommitsAlone();
    void nothingOfARollbackStays();
    void oddFolderIsFound();

private:
    std::unique_ptr<SqlConnection> open(SqlConnection::Access access,
                                        const QString& name = QStringLiteral("a.sqlite")) const {
        const QString path = m_folder->filePath(name);
        auto opened = SqlConnection::open(path.toStdString(), access, kBusyTimeout);
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        return std::move(opened).value();
    }
    /// About a page each.
    void insert(int rows) {
        for (int row = 0; row < rows; ++row)
            m_writer->execute("INSERT INTO rows (text) VALUES (?)", std::string(3500, 'x'));
    }
    std::int64_t seen() {
        return singleInteger(m_reader->query("SELECT COUNT(*) FROM rows")).value();
    }
    qint64 logPages() const {
        return QFileInfo(m_folder->filePath(QStringLiteral("a.sqlite-wal"))).size() / kPageInLog;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlConnection> m_writer;
    std::unique_ptr<SqlConnection> m_reader;
};

void GatheredLogTest::init() {
    QVERIFY(gatheredLogVfs() != nullptr);
    m_folder = std::make_unique<QTemporaryDir>();
    m_writer = open(SqlConnection::Access::Write);
    m_writer->executeOnce("CREATE TABLE rows (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    m_reader = open(SqlConnection::Access::Read);
}

void GatheredLogTest::cleanup() {
    m_reader.reset();
    m_writer.reset();
    m_folder.reset();
}

void GatheredLogTest::commitTakesFewCalls() {
    const qint64 pagesBefore = logPages();
    m_writer->begin();
    insert(300);
    const qint64 callsBefore = writeCalls();
    m_writer->commit();
    const qint64 calls = writeCalls() - callsBefore;
    const qint64 pages = logPages() - pagesBefore;
    qInfo("pages: %lld, calls: %lld", pages, calls);
    QVERIFY(pages >= 300);
    QVERIFY(calls > 0);
    QVERIFY(calls <= pages / 16);
    QCOMPARE(seen(), 300);
}

void GatheredLogTest::othersSeeCommitsAlone() {
    for (int round = 1; round <= 50; ++round) {
        m_writer->begin();
        insert(1);
        QCOMPARE(seen(), round - 1);
        m_writer->commit();
        QCOMPARE(seen(), round);
        if (round % 10 == 0)
            m_reader->checkpoint();
    }
}

// More than SQLite keeps in memory, so that it writes and reads the log before the commit.
void GatheredLogTest::nothingOfARollbackStays() {
    m_writer->begin();
    insert(20);
    m_writer->commit();
    m_writer->begin();
    insert(2000);
    QCOMPARE(singleInteger(m_writer->query("SELECT SUM(LENGTH(text)) FROM rows")), 2020 * 3500);
    QCOMPARE(seen(), 20);
    m_writer->rollback();
    QCOMPARE(seen(), 20);
    m_writer->begin();
    insert(1);
    m_writer->commit();
    m_reader.reset();
    m_writer.reset();
    m_reader = open(SqlConnection::Access::Read);
    QCOMPARE(seen(), 21);
    QCOMPARE(singleText(m_reader->query("PRAGMA integrity_check")), "ok");
}

void GatheredLogTest::oddFolderIsFound() {
    const QString name = QString::fromUtf8("50% of? #a b&ü/arcade.sqlite");
    QVERIFY(QDir(m_folder->path()).mkpath(QFileInfo(name).path()));
    const auto odd = open(SqlConnection::Access::Write, name);
    odd->executeOnce("CREATE TABLE here (number INTEGER)");
    QVERIFY(QFileInfo(m_folder->filePath(name)).size() > 0);
}

QTEST_GUILESS_MAIN(GatheredLogTest)
#include "tst_gathered_log.moc"
