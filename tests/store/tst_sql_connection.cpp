// Goal: what is bound comes back as it was, and a statement that cannot be run as it is asked says
// so and stays usable.
#include "server/store/sql_connection.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace arcade;
using namespace arcade::store;

class SqlConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void valuesComeBack();
    void textKeepsEveryByte();
    void numberOfATextIsRead();
    void wrongCallIsRefused_data();
    void wrongCallIsRefused();
    void faultNamesReasonAndStatement();
    void statementIsUsableAfterAFault();
    void rowsThatAreNotReadFreeTheStatement();
    void changedRowsAreCounted();
    void folderMayLookLikeAnAddress();

private:
    std::unique_ptr<SqlConnection> open(const QString& path) const {
        auto opened =
            SqlConnection::open(path.toStdString(), SqlConnection::Access::Write, Duration{5000});
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        return std::move(opened).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlConnection> m_connection;
};

void SqlConnectionTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_connection = open(m_folder->filePath(QStringLiteral("a.sqlite")));
    m_connection->executeOnce("CREATE TABLE rows (name TEXT NOT NULL PRIMARY KEY, "
                              "number BIGINT, text TEXT)");
}

void SqlConnectionTest::cleanup() {
    m_connection.reset();
    m_folder.reset();
}

void SqlConnectionTest::valuesComeBack() {
    const PlayerId player{0x0123456789abcdefULL, 0xfedcba9876543210ULL};
    const Address address = Address::parse("0x" + std::string(38, '7') + "af").value();
    const Amount amount = Amount::parse(std::string(77, '9')).value();
    const Instant instant = instantFromMs(1'234'567'890'123);
    const std::optional<std::string> none;
    const std::optional<std::string> some = "some";
    auto rows = m_connection->query("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?", player, address, amount,
                                    instant, std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max(), GameType::CodeDuel,
                                    none, some);
    QVERIFY(rows.next());
    QCOMPARE(rows.parsed<PlayerId>(0), player);
    QCOMPARE(rows.parsed<Address>(1), address);
    QCOMPARE(rows.amount(2), amount);
    QCOMPARE(rows.integer(3), toMs(instant));
    QCOMPARE(rows.integer(4), std::numeric_limits<std::int64_t>::min());
    QCOMPARE(rows.integer(5), std::numeric_limits<std::int64_t>::max());
    QCOMPARE(rows.text(6), std::string(wireText(GameType::CodeDuel)));
    QVERIFY(rows.isNull(7));
    QCOMPARE(rows.text(7), std::string());
    QVERIFY(!rows.isNull(8));
    QCOMPARE(rows.text(8), std::string("some"));
    QVERIFY(!rows.next());
}

void SqlConnectionTest::textKeepsEveryByte() {
    std::string text("zero \0 in it, ", 14);
    text += "\xc3\xa4\xf0\x9f\x8e\xae 'quoted'";
    m_connection->execute("INSERT INTO rows (name, text) VALUES (?, ?)", text, std::string_view{});
    auto rows = m_connection->query("SELECT name, text FROM rows");
    QVERIFY(rows.next());
    QCOMPARE(rows.text(0), text);
    QVERIFY2(!rows.isNull(1), "an empty text is no NULL");
}

void SqlConnectionTest::numberOfATextIsRead() {
    auto rows = m_connection->query("SELECT '-42', '42 of them', NULL");
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), -42);
    QVERIFY_THROWS_EXCEPTION(StoreFault, rows.integer(1));
    QVERIFY_THROWS_EXCEPTION(StoreFault, rows.integer(2));
}

void SqlConnectionTest::wrongCallIsRefused_data() {
    QTest::addColumn<std::string>("sql");
    QTest::newRow("value missing") << std::string("SELECT ?, ?");
    QTest::newRow("value too many") << std::string("SELECT 1");
    QTest::newRow("two statements") << std::string("SELECT ?; SELECT 2");
    QTest::newRow("none") << std::string(" -- nothing");
    QTest::newRow("no SQL") << std::string("SELEKT ?");
    QTest::newRow("unknown table") << std::string("SELECT * FROM nowhere WHERE name = ?");
}

void SqlConnectionTest::wrongCallIsRefused() {
    QFETCH(const std::string, sql);
    QVERIFY_THROWS_EXCEPTION(StoreFault, m_connection->query(sql, "value"));
    QVERIFY_THROWS_EXCEPTION(StoreFault, m_connection->execute(sql, "value"));
}

void SqlConnectionTest::faultNamesReasonAndStatement() {
    const std::string_view insert = "INSERT INTO rows (name) VALUES (?)";
    m_connection->execute(insert, "same");
    std::string reason;
    try {
        m_connection->execute(insert, "same");
    } catch (const StoreFault& fault) {
        reason = fault.what();
    }
    QVERIFY2(reason.find("UNIQUE") != std::string::npos, reason.c_str());
    QVERIFY2(reason.find(insert) != std::string::npos, reason.c_str());
}

void SqlConnectionTest::statementIsUsableAfterAFault() {
    const std::string_view insert = "INSERT INTO rows (name) VALUES (?)";
    m_connection->execute(insert, "first");
    QVERIFY_THROWS_EXCEPTION(StoreFault, m_connection->execute(insert, "first"));
    QCOMPARE(m_connection->execute(insert, "second"), 1);
    QCOMPARE(singleInteger(m_connection->query("SELECT COUNT(*) FROM rows")), 2);
}

void SqlConnectionTest::rowsThatAreNotReadFreeTheStatement() {
    m_connection->execute("INSERT INTO rows (name) VALUES ('a'), ('b')");
    const std::string_view select = "SELECT name FROM rows WHERE name >= ? ORDER BY name";
    {
        auto rows = m_connection->query(select, "a");
        QVERIFY(rows.next());
    }
    { [[maybe_unused]] const auto rows = m_connection->query(select, "a"); }
    QCOMPARE(singleText(m_connection->query(select, "b")), std::string("b"));
    // An unfinished reader would keep it from being changed.
    m_connection->executeOnce("DROP TABLE rows");
}

void SqlConnectionTest::changedRowsAreCounted() {
    QCOMPARE(m_connection->execute("INSERT INTO rows (name) VALUES ('a'), ('b'), ('c')"), 3);
    QCOMPARE(m_connection->execute("UPDATE rows SET number = ? WHERE name > ?", 1, "a"), 2);
    QCOMPARE(m_connection->execute("DELETE FROM rows WHERE name = ?", "nobody"), 0);
}

void SqlConnectionTest::folderMayLookLikeAnAddress() {
    const QString name = QStringLiteral("file:a?mode=memory&vfs=none%20#");
    QVERIFY(QDir(m_folder->path()).mkdir(name));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const QString path = name + QStringLiteral("/b.sqlite");
    auto connection = open(path);
    QVERIFY(QDir::setCurrent(before));
    connection->executeOnce("CREATE TABLE rows (number BIGINT)");
    connection.reset();
    QVERIFY(QFileInfo(m_folder->filePath(path)).size() > 0);
}

QTEST_GUILESS_MAIN(SqlConnectionTest)
#include "tst_sql_connection.moc"
