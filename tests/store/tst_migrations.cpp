// Goal: a database is brought up to date once and in one piece, and one that is newer, changed,
// in use or no database at all is refused with a sentence an operator can act on.
#include "tests/store/store_fixture.h"

#include "server/store/migrations.h"
#include "server/store/sql_connection.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void listIsNumbered();
    void areAppliedOnce();
    void laterOnesAreAdded();
    void newerDatabaseIsRefused();
    void changedMigrationIsRefused();
    void failingMigrationChangesNothing();
    void filesAreTheOwnersAlone();
    void secondCoordinatorIsRefused();
    void lockedDatabaseIsRefused();
    void unreadableDatabaseIsRefused_data();
    void unreadableDatabaseIsRefused();

private:
    std::unique_ptr<SqlConnection> connect() {
        return SqlConnection::open(file().toStdString(), SqlConnection::Access::Write,
                                   Duration{1000})
            .value();
    }
    QString file() const { return m_folder->filePath(QStringLiteral("m.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr std::array kThree{
    Migration{"0001_a", "-- with a comment\nCREATE TABLE a (x BIGINT);\n\nINSERT INTO a\n"
                        "VALUES (1);\n"},
    Migration{"0002_b", "CREATE TABLE b (x BIGINT);\n"},
    Migration{"0003_c", "INSERT INTO a VALUES (3);\n"},
};

std::int64_t count(SqlConnection& connection, std::string_view table) {
    return singleInteger(connection.query("SELECT COUNT(*) FROM " + std::string(table)))
        .value_or(-1);
}

} // namespace

void MigrationsTest::listIsNumbered() {
    int number = 0;
    for (const Migration& migration : migrations()) {
        const QString expected = QStringLiteral("%1_").arg(++number, 4, 10, QLatin1Char('0'));
        QVERIFY(migration.name.starts_with(expected.toStdString()));
        QVERIFY(migration.sql.find("CREATE") != std::string_view::npos);
    }
    QVERIFY(number >= 5);
}

void MigrationsTest::areAppliedOnce() {
    const auto connection = connect();
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(migrate(*connection, kThree).ok());
        QCOMPARE(count(*connection, "a"), 2);
        QCOMPARE(count(*connection, "schema_migrations"), 3);
    }
}

void MigrationsTest::laterOnesAreAdded() {
    const auto connection = connect();
    QVERIFY(migrate(*connection, std::span(kThree).first(2)).ok());
    QCOMPARE(count(*connection, "a"), 1);
    QVERIFY(migrate(*connection, kThree).ok());
    QCOMPARE(count(*connection, "a"), 2);
}

void MigrationsTest::newerDatabaseIsRefused() {
    const auto connection = connect();
    QVERIFY(migrate(*connection, kThree).ok());
    const auto refused = migrate(*connection, std::span(kThree).first(2));
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.find("newer") != std::string::npos);
}

void MigrationsTest::changedMigrationIsRefused() {
    const auto connection = connect();
    QVERIFY(migrate(*connection, kThree).ok());
    auto changed = kThree;
    changed[1].sql = "CREATE TABLE b (y BIGINT);\n";
    const auto refused = migrate(*connection, changed);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.find("0002_b") != std::string::npos);
}

void MigrationsTest::failingMigrationChangesNothing() {
    const auto connection = connect();
    QVERIFY(migrate(*connection, std::span(kThree).first(1)).ok());
    auto broken = kThree;
    broken[2].sql = "INSERT INTO nowhere VALUES (3);\n";
    QVERIFY(!migrate(*connection, broken).ok());
    QCOMPARE(count(*connection, "schema_migrations"), 1);
    QVERIFY(migrate(*connection, kThree).ok());
    QCOMPARE(count(*connection, "b"), 0);
}

void MigrationsTest::filesAreTheOwnersAlone() {
    QFETCH_GLOBAL(BackendKind, backend);
    StoreFixture fixture(backend);
    fixture.options.folder /= "deep/er";
    QVERIFY(fixture.open().ok());
    QVERIFY(fixture.commit({}));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    const QString folder = QString::fromStdString(fixture.options.folder.string());
    QVERIFY(!(QFileInfo(folder).permissions() & others));
    for (const char* name : {"arcade.sqlite", "arcade.sqlite-wal", "store.lock"}) {
        const QFileInfo info(folder + QLatin1Char('/') + QLatin1String(name));
        QVERIFY2(info.exists(), name);
        QVERIFY2(!(info.permissions() & others), name);
    }
}

void MigrationsTest::secondCoordinatorIsRefused() {
    QFETCH_GLOBAL(BackendKind, backend);
    StoreFixture first(backend);
    QVERIFY(first.open().ok());
    StoreFixture second(backend);
    second.options = first.options;
    const auto refused = second.open();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.find("another coordinator") != std::string::npos);
    QVERIFY(first.commit({}));
    first.close();
    QVERIFY(second.open().ok());
}

void MigrationsTest::lockedDatabaseIsRefused() {
    QFETCH_GLOBAL(BackendKind, backend);
    StoreFixture fixture(backend);
    fixture.options.busyTimeout = Duration{50};
    QVERIFY(fixture.open().ok());
    fixture.close();
    const auto stranger = SqlConnection::open(fixture.options.folder / "arcade.sqlite",
                                              SqlConnection::Access::Write, Duration{1000});
    stranger.value()->begin();
    const auto refused = fixture.open();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.find("locked") != std::string::npos);
    stranger.value()->rollback();
    QVERIFY(fixture.open().ok());
}

void MigrationsTest::unreadableDatabaseIsRefused_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("other bytes") << QStringLiteral("bytes");
    QTest::newRow("a folder in its place") << QStringLiteral("folder");
    QTest::newRow("a file as data folder") << QStringLiteral("file");
}

void MigrationsTest::unreadableDatabaseIsRefused() {
    QFETCH_GLOBAL(BackendKind, backend);
    QFETCH(QString, what);
    StoreFixture fixture(backend);
    const QString folder = QString::fromStdString(fixture.options.folder.string());
    const QString database = folder + QStringLiteral("/arcade.sqlite");
    if (what == QStringLiteral("folder")) {
        QVERIFY(QDir().mkpath(database));
    } else {
        QVERIFY(what == QStringLiteral("file") || QDir().mkpath(folder));
        QFile file(what == QStringLiteral("file") ? folder : database);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(8192, 'x'));
    }
    const auto refused = fixture.open();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.find(fixture.options.folder.string()) != std::string::npos);
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
