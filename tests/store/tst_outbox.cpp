// Goal: every event that was committed reaches the file, at least once and in order, whatever
// happens to the file or the server; without a file events are kept for a while and no more.
#include "tests/store/store_fixture.h"

#include "server/store/event_table.h"
#include "server/store/outbox_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class OutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void lineOfAnEvent();
    void eventsReachTheFileInOrder();
    void settlementIsAnEvent();
    void sameEventIsKeptOnce();
    void deliveryGoesOnAfterARestart();
    void lostCursorDeliversAgain();
    void unfinishedLineIsCutOff_data();
    void unfinishedLineIsCutOff();
    void fileMayBeMovedAway();
    void brokenFileIsToldAndTriedAgain();
    void oldEventsAreForgotten_data();
    void oldEventsAreForgotten();

private:
    QString file() const { return m_fixture->directory.filePath(QStringLiteral("events.jsonl")); }
    std::vector<QJsonObject> lines() const;
    // Delivery tells nobody.
    bool waitForLines(std::size_t count) {
        return QTest::qWaitFor([&] { return lines().size() >= count; }, 20'000);
    }
    void raise(int first, int count, Instant at = kStart);

    std::unique_ptr<StoreFixture> m_fixture;
};

void OutboxTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    m_fixture->options.eventFile = file().toStdString();
    m_fixture->options.deliveryInterval = Duration{1};
    QVERIFY(m_fixture->open().ok());
}

std::vector<QJsonObject> OutboxTest::lines() const {
    QFile events(file());
    std::vector<QJsonObject> objects;
    if (!events.open(QFile::ReadOnly))
        return objects;
    for (const QByteArray& line : events.readAll().split('\n')) {
        if (!line.isEmpty())
            objects.push_back(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

// Events of two partitions in turn.
void OutboxTest::raise(int first, int count, Instant at) {
    std::vector<core::Record> records;
    for (int number = first; number < first + count; ++number) {
        const std::string partition = number % 2 == 0 ? "even" : "odd";
        records.push_back(core::EventRaised{eventId(number), at, partition,
                                            core::GameStartedEvent{matchId(number), at}});
    }
    QVERIFY(m_fixture->commit(records, at));
}

void OutboxTest::lineOfAnEvent() {
    const OutboxEvent event{9, eventId(0), kStart, "a\"b\n", 3, "game.started", R"({"x":[1]})"};
    QCOMPARE(eventLine(event), R"({"id":")" + eventId(0).toString() +
                                   R"(","at":1700000000000,"partition":"a\"b\n","sequence":3,)"
                                   R"("type":"game.started","payload":{"x":[1]}})");
}

void OutboxTest::eventsReachTheFileInOrder() {
    for (int number = 0; number < 2500; number += 100)
        raise(number, 100);
    QVERIFY(waitForLines(2500));
    int number = 0;
    for (const QJsonObject& event : lines()) {
        QCOMPARE(event[u"id"].toString().toStdString(), eventId(number).toString());
        QCOMPARE(event[u"partition"].toString(),
                 number % 2 == 0 ? QStringLiteral("even") : QStringLiteral("odd"));
        QCOMPARE(event[u"sequence"].toInt(), number / 2 + 1);
        QCOMPARE(event[u"type"].toString(), QStringLiteral("game.started"));
        QCOMPARE(event[u"payload"][u"match_id"].toString().toStdString(),
                 matchId(number).toString());
        ++number;
    }
    QCOMPARE(number, 2500);
    const QFileInfo info(file());
    QVERIFY(!(info.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void OutboxTest::settlementIsAnEvent() {
    const auto duel = startDuel(*m_fixture, 0);
    const auto receipt = m_fixture->commit({wonByFirst(duel.match)});
    QVERIFY(m_fixture->commit({wonByFirst(duel.match)}));
    raise(1, 1);
    QVERIFY(waitForLines(2));
    const QJsonObject settled = lines().front();
    QCOMPARE(settled[u"type"].toString(), QStringLiteral("match.settled"));
    QCOMPARE(settled[u"partition"].toString(), QStringLiteral("code_duel/gold"));
    QCOMPARE(settled[u"payload"][u"match_id"].toString().toStdString(), matchId(0).toString());
    QCOMPARE(settled[u"payload"][u"tx_hash"].toString().toStdString(),
             receipt->settled.at(matchId(0)).txHash);
    QCOMPARE(lines().size(), 2u);
}

void OutboxTest::sameEventIsKeptOnce() {
    raise(0, 3);
    raise(0, 4);
    QVERIFY(waitForLines(4));
    QCOMPARE(lines().size(), 4u);
    QCOMPARE(lines().back()[u"sequence"].toInt(), 2);
}

void OutboxTest::deliveryGoesOnAfterARestart() {
    m_fixture->options.eventFile.clear();
    m_fixture->reopen();
    raise(0, 5);
    m_fixture->options.eventFile = file().toStdString();
    m_fixture->reopen();
    raise(5, 5);
    QVERIFY(waitForLines(10));
    m_fixture->reopen();
    raise(10, 1);
    QVERIFY(waitForLines(11));
    QCOMPARE(lines().size(), 11u);
    QCOMPARE(lines().back()[u"id"].toString().toStdString(), eventId(10).toString());
}

void OutboxTest::lostCursorDeliversAgain() {
    raise(0, 3);
    QVERIFY(waitForLines(3));
    m_fixture->close();
    // As if the server had died between the file and the cursor.
    m_fixture->tamper({QStringLiteral("UPDATE outbox_cursors SET position = 1")});
    m_fixture->reopen();
    QVERIFY(waitForLines(5));
    QCOMPARE(lines()[3][u"id"].toString().toStdString(), eventId(1).toString());
    QCOMPARE(lines()[4][u"id"].toString().toStdString(), eventId(2).toString());
}

void OutboxTest::unfinishedLineIsCutOff_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("empty") << QByteArray() << QByteArray("new\n");
    QTest::newRow("whole lines") << QByteArray("a\nb\n") << QByteArray("a\nb\nnew\n");
    QTest::newRow("half a line") << QByteArray("a\nb") << QByteArray("a\nnew\n");
    QTest::newRow("only half a line") << QByteArray("ab") << QByteArray("new\n");
    QTest::newRow("a long half line") << "a\n" + QByteArray(10'000, 'x') << QByteArray("a\nnew\n");
    QTest::newRow("an end at a block's edge")
        << QByteArray(4095, 'x') + '\n' + QByteArray(4096, 'y')
        << QByteArray(4095, 'x') + "\nnew\n";
}

void OutboxTest::unfinishedLineIsCutOff() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QString path = m_fixture->directory.filePath(QStringLiteral("cut"));
    QFile content(path);
    QVERIFY(content.open(QFile::WriteOnly));
    content.write(before);
    content.close();
    QVERIFY(OutboxFile(path.toStdString()).append({"new"}).ok());
    QVERIFY(content.open(QFile::ReadOnly));
    QCOMPARE(content.readAll(), after);
}

void OutboxTest::fileMayBeMovedAway() {
    raise(0, 2);
    QVERIFY(waitForLines(2));
    QVERIFY(QFile::rename(file(), file() + QStringLiteral(".1")));
    raise(2, 2);
    QVERIFY(waitForLines(2));
    QCOMPARE(lines().front()[u"id"].toString().toStdString(), eventId(2).toString());
}

void OutboxTest::brokenFileIsToldAndTriedAgain() {
    m_fixture->close();
    QVERIFY(QDir().mkpath(file()));
    m_fixture->reopen();
    raise(0, 3);
    QVERIFY(StoreFixture::waitUntil([&] { return !m_fixture->notes.isEmpty(); }));
    QVERIFY(m_fixture->notes.front().contains(file()));
    QVERIFY(m_fixture->commit({}));
    QVERIFY(m_fixture->faults.isEmpty());
    QVERIFY(QDir().rmdir(file()));
    m_fixture->reopen();
    QVERIFY(waitForLines(3));
}

void OutboxTest::oldEventsAreForgotten_data() {
    QTest::addColumn<bool>("isDelivered");
    QTest::newRow("no file") << false;
    QTest::newRow("delivered") << true;
}

void OutboxTest::oldEventsAreForgotten() {
    QFETCH(bool, isDelivered);
    if (!isDelivered)
        m_fixture->options.eventFile.clear();
    m_fixture->options.eventsKept = std::chrono::hours{1};
    m_fixture->reopen();
    raise(0, 4);
    if (isDelivered)
        QVERIFY(waitForLines(4));
    const auto kept = [&] {
        return m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM outbox_events"));
    };
    QCOMPARE(kept(), "4");
    QVERIFY(m_fixture->commit({}, kStart + std::chrono::hours{2}));
    QCOMPARE(kept(), "0");
    // Positions and sequences go on as if nothing had been forgotten.
    m_fixture->options.eventFile = file().toStdString();
    m_fixture->reopen();
    raise(4, 1, kStart + std::chrono::hours{2});
    QVERIFY(waitForLines(isDelivered ? 5 : 1));
    QCOMPARE(lines().back()[u"sequence"].toInt(), 3);
}

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
