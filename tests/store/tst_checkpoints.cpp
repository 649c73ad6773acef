// Goal: the log of the database is carried into it beside the commits and begun anew before it is
// long, also after readers had kept it, and no commit waits for any of this.
#include "tests/store/store_fixture.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtEndian>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

namespace {

constexpr int kLogPages = 64;

/// Reads one state of the database as long as it lives, as a backup does.
class LongReader {
public:
    explicit LongReader(const std::filesystem::path& folder) {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name());
        database.setDatabaseName(QString::fromStdString((folder / "arcade.sqlite").string()));
        if (!database.open() || !QSqlQuery(database).exec(QStringLiteral("BEGIN")))
            qFatal("no reader");
        tickets();
    }
    ~LongReader() {
        QSqlQuery(QSqlDatabase::database(name())).exec(QStringLiteral("COMMIT"));
        QSqlDatabase::removeDatabase(name());
    }
    Q_DISABLE_COPY_MOVE(LongReader)

    int tickets() const {
        QSqlQuery query(QSqlDatabase::database(name()));
        if (!query.exec(QStringLiteral("SELECT COUNT(*) FROM tickets")) || !query.next())
            qFatal("the reader cannot read");
        return query.value(0).toInt();
    }

private:
    static QString name() { return QStringLiteral("reader"); }
};

} // namespace

class CheckpointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void logIsBegunAnew();
    void readerKeepsTheLogAndNoMore();
    void commitAloneCarriesNothing();

private:
    QString log() const {
        return QString::fromStdString((m_fixture->options.folder / "arcade.sqlite-wal").string());
    }
    /// How often the log was begun anew, as its header counts.
    quint32 beginnings() const;
    qint64 logPages() const { return QFileInfo(log()).size() / 4096; }
    /// One commit of a ticket of its own, durable.
    bool commitOne();
    bool commitUntilBegunAnew(quint32 times);

    std::unique_ptr<StoreFixture> m_fixture;
    host::PlayerAccount m_player;
    int m_committed = 0;
};

void CheckpointsTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    m_fixture->options.checkpointInterval = Duration{1};
    m_fixture->options.logPages = kLogPages;
    QVERIFY(m_fixture->open().ok());
    m_player = m_fixture->newPlayer(1);
    m_committed = 0;
}

quint32 CheckpointsTest::beginnings() const {
    constexpr qint64 kSequenceAt = 12;
    QFile file(log());
    if (!file.open(QFile::ReadOnly) || !file.seek(kSequenceAt))
        return 0;
    const QByteArray sequence = file.read(sizeof(quint32));
    return sequence.size() == sizeof(quint32) ? qFromBigEndian<quint32>(sequence.constData()) : 0;
}

bool CheckpointsTest::commitOne() {
    return m_fixture->commit({core::TicketSaved{ticketOf(m_player, ticketId(m_committed++))}})
        .has_value();
}

bool CheckpointsTest::commitUntilBegunAnew(quint32 times) {
    const quint32 wanted = beginnings() + times;
    // Far more than it should take.
    while (beginnings() < wanted && m_committed < 20'000) {
        if (!commitOne())
            return false;
    }
    return beginnings() >= wanted;
}

void CheckpointsTest::logIsBegunAnew() {
    QVERIFY(commitUntilBegunAnew(3));
    QCOMPARE(m_fixture->load().tickets.size(), static_cast<std::size_t>(m_committed));
    QVERIFY(m_fixture->notes.isEmpty());
    m_fixture->reopen();
    QCOMPARE(m_fixture->load().tickets.size(), static_cast<std::size_t>(m_committed));
    QVERIFY(m_fixture->audit().sound);
}

void CheckpointsTest::readerKeepsTheLogAndNoMore() {
    QVERIFY(commitOne());
    {
        const LongReader reader(m_fixture->options.folder);
        const quint32 before = beginnings();
        while (logPages() < 3 * kLogPages)
            QVERIFY(commitOne());
        QCOMPARE(beginnings(), before);
        QCOMPARE(reader.tickets(), 1);
    }
    QVERIFY(commitUntilBegunAnew(2));
    QCOMPARE(m_fixture->load().tickets.size(), static_cast<std::size_t>(m_committed));
}

// SQLite would by itself, from 1000 pages on.
void CheckpointsTest::commitAloneCarriesNothing() {
    m_fixture->options.checkpointInterval = std::chrono::hours{1};
    m_fixture->reopen();
    const QFileInfo database(
        QString::fromStdString((m_fixture->options.folder / "arcade.sqlite").string()));
    const qint64 before = database.size();
    while (logPages() < 1'500)
        QVERIFY(commitOne());
    QCOMPARE(QFileInfo(database.filePath()).size(), before);
}

QTEST_GUILESS_MAIN(CheckpointsTest)
#include "tst_checkpoints.moc"
