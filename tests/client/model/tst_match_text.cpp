// Goal: how a match ended or fell through is told to each player in a sentence that is true for
// that player, and says what has become of stake and place.
#include "client/model/match_text.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestMatchText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGamesAndTiers();
    void judges_data();
    void judges();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void hasWordsForEveryEnd();
    void saysWhyItWasCancelled_data();
    void saysWhyItWasCancelled();
    void hasWordsForEveryCancellation();
    void warnsOfStrikes_data();
    void warnsOfStrikes();
    void saysWhyATicketWasRemoved();
    void leavesUnknownSentencesAlone();
};

namespace {

const QString kRival = QStringLiteral("void-runner");

Address address(std::uint8_t last) {
    Address made;
    made.bytes.back() = last;
    return made;
}

PlayerStats statsOf(int percent) {
    PlayerStats stats;
    stats.progress = Ratio::of(percent, 100);
    return stats;
}

QString said(const char* text) {
    return QString::fromUtf8(text);
}

} // namespace

void TestMatchText::namesGamesAndTiers() {
    QStringList names;
    for (const auto game :
         {GameType::CodeDuel, GameType::ProxyWar, GameType::BountyHunt, GameType::Direct})
        names.append(MatchText::game(game));
    for (const StakeTier tier : kStakeTiers) {
        names.append(MatchText::tier(tier));
        QCOMPARE(stakeTierOf(tierOf(tier)), tier);
    }
    QVERIFY(!names.contains(QString()));
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(MatchText::tier(std::optional<StakeTier>()), QString());
}

void TestMatchText::judges_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("winner");
    QTest::addColumn<Verdict>("verdict");
    const QString own = QString::fromStdString(address(1).toString());
    const QString rival = QString::fromStdString(address(2).toString());
    const auto row = [](const char* name, EndReason reason, const QString& winner,
                        Verdict verdict) {
        QTest::newRow(name) << static_cast<int>(reason) << winner << verdict;
    };
    row("completed, won", EndReason::Completed, own, Verdict::Victory);
    row("completed, lost", EndReason::Completed, rival, Verdict::Defeat);
    row("on time, won", EndReason::Timeout, own, Verdict::Victory);
    row("on time, lost", EndReason::Timeout, rival, Verdict::Defeat);
    row("on time, nobody", EndReason::Timeout, {}, Verdict::Tie);
    row("forfeit, won", EndReason::Forfeit, own, Verdict::Victory);
    row("forfeit, lost", EndReason::Forfeit, rival, Verdict::Defeat);
    row("called off", EndReason::Void, {}, Verdict::Void);
    row("upper-case address", EndReason::Completed, own.toUpper().replace(1, 1, QLatin1Char('x')),
        Verdict::Victory);
    row("a crew", EndReason::Completed, QStringLiteral("crew-17"), Verdict::Defeat);
}

void TestMatchText::judges() {
    QFETCH(int, reason);
    QFETCH(QString, winner);
    QFETCH(Verdict, verdict);
    const auto who = winner.isEmpty() ? std::nullopt : std::optional(winner.toStdString());
    QCOMPARE(MatchText::verdict(static_cast<EndReason>(reason), who, address(1)), verdict);
    QVERIFY(!MatchText::verdict(verdict).isEmpty());
    QCOMPARE(MatchText::verdict(Verdict::None), QString());
}

void TestMatchText::saysHowItEnded_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("own");
    QTest::addColumn<int>("rival");
    QTest::addColumn<QString>("how");
    const auto row = [](EndReason reason, Verdict verdict, int own, int rival, const char* how) {
        QTest::newRow(how) << static_cast<int>(reason) << verdict << own << rival << said(how);
    };
    row(EndReason::Completed, Verdict::Victory, 100, 84, "You finished the sequence first.");
    row(EndReason::Completed, Verdict::Defeat, 84, 100, "void-runner finished the sequence first.");
    row(EndReason::Timeout, Verdict::Victory, 90, 84, "Time ran out: you were ahead.");
    row(EndReason::Timeout, Verdict::Defeat, 84, 90, "Time ran out: void-runner was ahead.");
    row(EndReason::Timeout, Verdict::Victory, 84, 84,
        "Time ran out level: you were more accurate.");
    row(EndReason::Timeout, Verdict::Defeat, 84, 84,
        "Time ran out level: void-runner was more accurate.");
    row(EndReason::Timeout, Verdict::Tie, 84, 84,
        "Time ran out with both of you level. The stakes went back.");
    row(EndReason::Forfeit, Verdict::Victory, 10, 84,
        "void-runner gave up, or did not come back in time.");
    row(EndReason::Forfeit, Verdict::Defeat, 84, 10, "You gave up, or did not come back in time.");
    row(EndReason::Void, Verdict::Void, 84, 10,
        "The match was called off. Nobody has lost anything.");
}

void TestMatchText::saysHowItEnded() {
    QFETCH(int, reason);
    QFETCH(Verdict, verdict);
    QFETCH(int, own);
    QFETCH(int, rival);
    QFETCH(QString, how);
    const auto end = static_cast<EndReason>(reason);
    QCOMPARE(MatchText::how(end, verdict, statsOf(own), statsOf(rival), kRival), how);
    const QString whoever = how.startsWith(kRival) ? said("Your opponent") : said("your opponent");
    QCOMPARE(MatchText::how(end, verdict, statsOf(own), statsOf(rival), {}),
             how.replace(kRival, whoever));
}

void TestMatchText::hasWordsForEveryEnd() {
    for (const auto reason :
         {EndReason::Completed, EndReason::Timeout, EndReason::Forfeit, EndReason::Void}) {
        for (const auto verdict :
             {Verdict::Victory, Verdict::Defeat, Verdict::Tie, Verdict::Void}) {
            const QString how = MatchText::how(reason, verdict, statsOf(1), {}, kRival);
            QVERIFY2(how.endsWith(QLatin1Char('.')) && !how.contains(QLatin1Char('%')),
                     qPrintable(how));
        }
    }
}

void TestMatchText::saysWhyItWasCancelled_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("by");
    QTest::addColumn<QString>("why");
    const auto row = [](CancelReason reason, Cause by, const char* why) {
        QTest::newRow(why) << static_cast<int>(reason) << static_cast<int>(by) << said(why);
    };
    row(CancelReason::Declined, Cause::You, "You declined the match.");
    row(CancelReason::Declined, Cause::Opponent, "void-runner declined.");
    row(CancelReason::Timeout, Cause::You, "You did not answer in time.");
    row(CancelReason::Timeout, Cause::Opponent, "void-runner did not answer in time.");
    row(CancelReason::OpponentDisconnected, Cause::You,
        "Your connection was lost before the start.");
    row(CancelReason::OpponentDisconnected, Cause::Opponent,
        "void-runner lost the connection before the start.");
    row(CancelReason::Abandoned, Cause::You, "You left before the start.");
    row(CancelReason::Abandoned, Cause::Opponent, "void-runner left before the start.");
    row(CancelReason::ServerRestart, Cause::Server, "The server was restarted before the start.");
    row(CancelReason::Operator, Cause::Server, "The operator cancelled the match.");
    row(CancelReason::TooFew, Cause::Opponent, "Not enough players were there to begin.");
}

void TestMatchText::saysWhyItWasCancelled() {
    QFETCH(int, reason);
    QFETCH(int, by);
    QFETCH(QString, why);
    MatchCancelled told;
    told.reason = static_cast<CancelReason>(reason);
    told.by = static_cast<Cause>(by);
    QCOMPARE(MatchText::cancelled(told, kRival), why + said(" Your stake is back."));
    told.requeued = true;
    QCOMPARE(MatchText::cancelled(told, kRival),
             why + said(" You are back in the queue with your waiting time kept."));
    const QString nameless = MatchText::cancelled(told, {});
    QVERIFY2(nameless.startsWith(why.replace(kRival, said("Your opponent"))), qPrintable(nameless));
}

void TestMatchText::hasWordsForEveryCancellation() {
    for (std::size_t reason = 0; reason < EnumText<CancelReason>::texts.size(); ++reason) {
        for (const auto by : {Cause::You, Cause::Opponent, Cause::Server}) {
            for (const bool requeued : {false, true}) {
                MatchCancelled told;
                told.reason = static_cast<CancelReason>(reason);
                told.by = by;
                told.requeued = requeued;
                const QString text = MatchText::cancelled(told, kRival);
                QVERIFY2(text.count(QLatin1Char('.')) == 2 && !text.contains(QLatin1Char('%')),
                         qPrintable(text));
            }
        }
    }
}

void TestMatchText::warnsOfStrikes_data() {
    QTest::addColumn<int>("strikes");
    QTest::addColumn<int>("blockedMs");
    QTest::addColumn<QString>("warning");
    const QString last =
        said(" Leave another one within 10 minutes, and entering is blocked for a while.");
    const QString blocked =
        said(" You left too many matches before their start: entering is blocked for 60 s.");
    QTest::newRow("none") << 0 << 0 << QString();
    QTest::newRow("first") << 1 << 0 << QString();
    QTest::newRow("second") << 2 << 0 << last;
    QTest::newRow("third") << 3 << 60'000 << blocked;
    QTest::newRow("third, where nothing is blocked") << 3 << 0 << last;
    QTest::newRow("blocked without a count") << 0 << 60'000 << blocked;
}

void TestMatchText::warnsOfStrikes() {
    QFETCH(int, strikes);
    QFETCH(int, blockedMs);
    QFETCH(QString, warning);
    MatchCancelled told;
    told.by = Cause::You;
    if (strikes > 0)
        told.strikes = strikes;
    told.blockedFor = Duration{blockedMs};
    QCOMPARE(MatchText::cancelled(told, kRival),
             said("You declined the match. Your stake is back.") + warning);
}

void TestMatchText::saysWhyATicketWasRemoved() {
    QueueUpdate told;
    told.status = TicketStatus::Removed;
    QCOMPARE(MatchText::removed(told), QString());
    told.reason = std::string();
    QCOMPARE(MatchText::removed(told), QString());
    told.reason = "You were away for too long.";
    QCOMPARE(MatchText::removed(told), said("You were away for too long. Your stake is back."));
}

void TestMatchText::leavesUnknownSentencesAlone() {
    QCOMPARE(MatchText::ofServer("Bis später, 2 Stunden."), said("Bis später, 2 Stunden."));
    QCOMPARE(MatchText::ofServer({}), QString());
}

QTEST_GUILESS_MAIN(TestMatchText)
#include "tst_match_text.moc"
