// Goal: the list of servers shows each once, at an address that works, and drops the silent ones.
// Method: answers and times by table, without a socket.
#include "client/host/found_servers.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

constexpr Duration kKept{3'000};

DiscoveryAnswer answerOf(std::uint64_t instance, const std::string& name, int port = 5000) {
    return {.instance = {0, instance},
            .name = name,
            .version = "1.2.3",
            .port = port,
            .playersOnline = 2};
}

QHostAddress at(const char* address) {
    return QHostAddress(QString::fromLatin1(address));
}

Instant after(std::int64_t ms) {
    return instantFromMs(ms);
}

QStringList shown(const FoundServers& found) {
    QStringList lines;
    for (const FoundServer& server : found.list())
        lines << server.name + u' ' + server.url;
    return lines;
}

QStringList lines(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const char* text : texts)
        list << QString::fromUtf8(text);
    return list;
}

} // namespace

class FoundServersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasAnswered() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "Den"), at("192.168.1.20"), Duration{7}, after(100));
        const FoundServer expected{QStringLiteral("Den"),
                                   QStringLiteral("1.2.3"),
                                   QStringLiteral("192.168.1.20:5000"),
                                   QStringLiteral("http://192.168.1.20:5000"),
                                   2,
                                   7};
        QCOMPARE(found.list().size(), 1);
        QVERIFY(found.list().first() == expected);
        DiscoveryAnswer secure = answerOf(1, "Den");
        secure.tls = true;
        found.hear(secure, at("192.168.1.20"), Duration{3}, after(200));
        QCOMPARE(found.list().first().url, QStringLiteral("https://192.168.1.20:5000"));
        QCOMPARE(found.list().first().pingMs, 3);
    }

    void showsAServerOnceAndItsOwnComputerFirst() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "Den"), at("10.0.0.5"), Duration{1}, after(0));
        found.hear(answerOf(1, "Den"), at("10.0.0.2"), Duration{1}, after(1));
        QCOMPARE(shown(found), lines({"Den http://10.0.0.5:5000"}));
        found.hear(answerOf(1, "Den"), at("127.0.0.1"), Duration{1}, after(2));
        QCOMPARE(shown(found), lines({"Den http://127.0.0.1:5000"}));
        found.hear(answerOf(1, "Den"), at("10.0.0.2"), Duration{1}, after(2'900));
        found.forget(after(3'100));
        QCOMPARE(shown(found), lines({"Den http://10.0.0.2:5000"}));
    }

    void dropsTheSilent() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "a"), at("10.0.0.1"), Duration{1}, after(0));
        found.hear(answerOf(2, "b"), at("10.0.0.2"), Duration{1}, after(1'000));
        found.forget(after(3'000));
        QCOMPARE(found.list().size(), 2);
        found.forget(after(3'001));
        QCOMPARE(shown(found), lines({"b http://10.0.0.2:5000"}));
        found.clear();
        QVERIFY(found.list().isEmpty());
    }

    void takesARestartedServerForTheOldOne() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "Den"), at("10.0.0.1"), Duration{1}, after(0));
        found.hear(answerOf(2, "Den"), at("10.0.0.1"), Duration{1}, after(500));
        QCOMPARE(shown(found), lines({"Den http://10.0.0.1:5000"}));
    }

    void keepsServersOfOneMachineApart() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "b", 5000), at("10.0.0.1"), Duration{1}, after(0));
        found.hear(answerOf(2, "A", 5001), at("10.0.0.1"), Duration{1}, after(0));
        QCOMPARE(shown(found), lines({"A http://10.0.0.1:5001", "b http://10.0.0.1:5000"}));
    }

    void showsStrangeNamesOnOneLine() {
        FoundServers found(kKept);
        found.hear(answerOf(1, "a\n b\t\x1b[31m"), at("10.0.0.1"), Duration{1}, after(0));
        found.hear(answerOf(2, " \n "), at("10.0.0.2"), Duration{1}, after(0));
        QCOMPARE(found.list().at(0).name, QStringLiteral("10.0.0.2:5000"));
        QCOMPARE(found.list().at(1).name, QStringLiteral("a b [31m"));
    }

    void isBounded() {
        FoundServers found(kKept);
        for (std::uint64_t instance = 1; instance <= FoundServers::kMaxServers + 5; ++instance)
            found.hear(answerOf(instance, "s", static_cast<int>(instance)), at("10.0.0.1"),
                       Duration{1}, after(0));
        QCOMPARE(found.list().size(), static_cast<qsizetype>(FoundServers::kMaxServers));
        QCOMPARE(found.list().first().address, QStringLiteral("10.0.0.1:1"));
    }
};

QTEST_GUILESS_MAIN(FoundServersTest)
#include "tst_found_servers.moc"
