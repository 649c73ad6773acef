// Goal: an undisturbed duel breaks no rule; each rule, broken alone, is found and named.
#include "tests/tools/duel_script.h"

#include <QTest>

using namespace arcade;

Q_DECLARE_METATYPE(std::function<void(DuelScript&)>)

namespace {

using Step = std::function<void(DuelScript&)>;

QString rules(const player::Contract& contract) {
    QStringList list;
    for (const auto& violation : contract.violations())
        list += QString::fromStdString(violation.rule);
    return list.join(QStringLiteral(" | "));
}

} // namespace

class TestContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undisturbedRunBreaksNothing_data();
    void undisturbedRunBreaksNothing();
    void brokenRuleIsFound_data();
    void brokenRuleIsFound();
    void violationCarriesTheMessage();

private:
    void sessionRows();
    void queueRows();
    void matchRows();
    void gameRows();
    void absenceRows();
    void resultRows();
    void resumeRows();
};

void TestContract::undisturbedRunBreaksNothing_data() {
    QTest::addColumn<Step>("step");
    const auto row = [](const char* name, Step step) { QTest::newRow(name) << step; };
    row("whole duel", [](DuelScript& s) { s.toSettled(); });
    row("next entry", [](DuelScript& s) {
        s.toSettled();
        s.say(s.update, s.ask(QueueEnter{GameType::CodeDuel, StakeTier::Gold, {}, {}, {}}));
    });
    row("leave", [](DuelScript& s) {
        s.toQueued();
        s.say(Ok{}, s.ask(QueueLeave{}));
    });
    row("ping", [](DuelScript& s) {
        s.toQueued();
        s.say(Ok{}, s.ask(ClientPing{}));
    });
    row("start reported", [](DuelScript& s) {
        s.toActive();
        s.say(Ok{}, s.ask(MatchStarted{s.found.matchId, s.ts}));
    });
    row("start reported when it was over", [](DuelScript& s) {
        s.toTyped();
        const auto id = s.ask(MatchStarted{s.found.matchId, s.ts});
        s.say(s.result);
        s.say(s.settled);
        s.say(ErrorReply{ErrorCode::MatchNotFound, "over", {}}, id);
    });
    row("leave in the instant of the match", [](DuelScript& s) {
        s.toQueued();
        const auto id = s.ask(QueueLeave{});
        s.say(s.found);
        s.say(MatchCancelled{s.found.matchId, CancelReason::Abandoned, Cause::You, false, {}, {}});
        s.say(Ok{}, id);
    });
    row("opponent declines", [](DuelScript& s) {
        s.toFound();
        s.say(Ok{}, s.ask(MatchReady{s.found.matchId, ReadyResponse::Accept}));
        s.say(
            MatchCancelled{s.found.matchId, CancelReason::Declined, Cause::Opponent, true, {}, {}});
        s.say(s.update);
    });
    row("tie on timeout", [](DuelScript& s) {
        s.toActive();
        s.result.winner.value.reset();
        s.result.endReason = EndReason::Timeout;
        s.result.yourStats.progress = s.result.opponentStats->progress = Ratio{};
        s.result.yourStats.accuracy = s.result.opponentStats->accuracy = Ratio{};
        s.result.prize = Amount::data(300);
        s.result.ratingChange = 0;
        s.result.rating = 1200;
        s.settled.balance = Amount::data(1000);
        s.say(s.result);
        s.say(s.settled);
    });
    row("result learned on return", [](DuelScript& s) {
        s.toTyped();
        s.loseConnection();
        s.state.balance = Amount::data(1240);
        s.state.lastResult = s.result;
        s.comeBack(s.state);
    });
    row("refused after the match has moved on", [](DuelScript& s) {
        s.toTyped();
        const auto id = s.ask(MatchAbandon{s.found.matchId});
        s.say(s.result);
        s.say(ErrorReply{ErrorCode::InvalidState, "over", {}}, id);
        s.say(s.settled);
    });
}

void TestContract::undisturbedRunBreaksNothing() {
    QFETCH(Step, step);
    DuelScript script;
    step(script);
    script.contract.check({});
    QVERIFY2(script.contract.violationCount() == 0, qPrintable(rules(script.contract)));
    QVERIFY(script.contract.standing().open);
}

void TestContract::brokenRuleIsFound_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Step>("step");
    sessionRows();
    queueRows();
    matchRows();
    gameRows();
    absenceRows();
    resultRows();
    resumeRows();
}

namespace {
void row(const char* rule, Step step) {
    QTest::newRow(rule) << QString::fromLatin1(rule) << std::move(step);
}
} // namespace

void TestContract::sessionRows() {
    row("not a message of the protocol", [](DuelScript& s) {
        s.toOpen();
        s.sayText("{\"type\":\"queue.update\",\"id\":\"\",\"ts\":1,\"data\":{}}");
    });
    row("before session.state nothing but auth.success", [](DuelScript& s) {
        s.contract.connected({});
        s.say(s.update);
    });
    row("a reply without a request", [](DuelScript& s) {
        s.toOpen();
        s.say(Ok{}, "p99");
    });
    row("answered with another message", [](DuelScript& s) {
        s.toQueued();
        s.say(s.update, s.ask(QueueLeave{}));
    });
    row("no answer in time", [](DuelScript& s) {
        s.toQueued();
        s.ask(QueueLeave{});
        s.contract.check(player::Time{} + std::chrono::hours(2));
    });
    row("no ping in time", [](DuelScript& s) {
        s.toOpen();
        s.contract.check(player::Time{} + std::chrono::hours(2));
    });
    row("the server ended the connection with code 4004", [](DuelScript& s) {
        s.toOpen();
        s.contract.disconnected(4004, false, {});
    });
    row("the envelope's time goes backwards", [](DuelScript& s) {
        s.toOpen();
        s.ts -= Duration{3'000};
        s.say(Ping{}, "x");
    });
    row("the envelope's time is far from the clock", [](DuelScript& s) {
        s.toOpen();
        s.ts += std::chrono::hours(1);
        s.say(Ping{}, "x");
    });
    row("not by this player", [](DuelScript& s) {
        s.toOpen();
        s.say(SessionReplaced{});
    });
    row("refused without a reason: INVALID_TIER", [](DuelScript& s) {
        s.toOpen();
        s.say(ErrorReply{ErrorCode::InvalidTier, "no", {}},
              s.ask(QueueEnter{GameType::CodeDuel, StakeTier::Gold, {}, {}, {}}));
    });
    row("the map was not asked for", [](DuelScript& s) {
        s.toOpen();
        s.say(TerritoryList{});
    });
}

void TestContract::queueRows() {
    row("about a ticket the player does not hold", [](DuelScript& s) {
        s.toOpen();
        s.say(s.update);
    });
    row("for another queue than asked for", [](DuelScript& s) {
        s.update.stakeTier = StakeTier::Bronze;
        s.toQueued();
    });
    row("the position lies outside the queue", [](DuelScript& s) {
        s.update.position = 2;
        s.toQueued();
    });
    row("more in range than others in the tier", [](DuelScript& s) {
        s.update.inRange = 1;
        s.toQueued();
    });
    row("the interval of waits is none", [](DuelScript& s) {
        s.update.waitInterval = {std::chrono::seconds{5}};
        s.toQueued();
    });
    row("pushed more than once a second", [](DuelScript& s) {
        s.toQueued();
        s.say(s.update);
        s.pass(Duration{300});
        s.say(s.update);
    });
    row("lost its entry time", [](DuelScript& s) {
        s.toQueued();
        s.pass(Duration{2'000});
        s.update.enteredAt = s.ts;
        s.say(s.update);
    });
    row("a ticket is removed for a reason", [](DuelScript& s) {
        s.toQueued();
        s.update.status = TicketStatus::Removed;
        s.say(s.update);
    });
    row("the ticket of a connected player is suspended", [](DuelScript& s) {
        s.toQueued();
        s.update.status = TicketStatus::Suspended;
        s.say(s.update);
    });
    row("during a match", [](DuelScript& s) {
        s.toFound();
        s.say(s.update);
    });
}

void TestContract::matchRows() {
    row("a match for a player without a ticket", [](DuelScript& s) {
        s.toOpen();
        s.say(s.found);
    });
    row("a match while in a match", [](DuelScript& s) {
        s.toFound();
        s.found.matchId.low = 10;
        s.say(s.found);
    });
    row("a match that was found before", [](DuelScript& s) {
        s.toFound();
        s.say(
            MatchCancelled{s.found.matchId, CancelReason::Timeout, Cause::Opponent, true, {}, {}});
        s.say(s.found);
    });
    row("wager, burn and prize", [](DuelScript& s) {
        s.found.prize = Amount::data(541);
        s.toFound();
    });
    row("the player's own opponent", [](DuelScript& s) {
        s.found.opponent->address = s.welcome.address;
        s.toFound();
    });
    row("different deadlines", [](DuelScript& s) {
        s.found.acceptTimeLeft = Duration{9'000};
        s.toFound();
    });
    row("outside the player's bounds", [](DuelScript& s) {
        s.toOpen();
        const QueuePreferences preferences{{}, 1300, {}};
        s.say(s.update,
              s.ask(QueueEnter{GameType::CodeDuel, StakeTier::Gold, preferences, {}, {}}));
        s.say(s.found);
    });
    row("count of those who accepted", [](DuelScript& s) {
        s.toFound();
        s.say(MatchReadyUpdate{s.found.matchId, 3, 2});
    });
    row("a countdown before the player accepted", [](DuelScript& s) {
        s.toFound();
        s.say(s.countdown);
    });
    row("put back after the player's own doing", [](DuelScript& s) {
        s.toFound();
        s.say(Ok{}, s.ask(MatchReady{s.found.matchId, ReadyResponse::Decline}));
        s.say(MatchCancelled{s.found.matchId, CancelReason::Declined, Cause::You, true, {}, {}});
    });
    row("timed out though the player had answered", [](DuelScript& s) {
        s.toFound();
        s.ask(MatchReady{s.found.matchId, ReadyResponse::Accept});
        s.say(MatchCancelled{s.found.matchId, CancelReason::Timeout, Cause::You, false, {}, {}});
    });
    row("cost a place in the queue", [](DuelScript& s) {
        s.toFound();
        s.ask(MatchReady{s.found.matchId, ReadyResponse::Accept});
        s.say(
            MatchCancelled{s.found.matchId, CancelReason::Timeout, Cause::Opponent, false, {}, {}});
    });
    row("a match the player is not in", [](DuelScript& s) {
        s.toOpen();
        s.say(MatchReadyUpdate{s.found.matchId, 1, 2});
    });
}

void TestContract::gameRows() {
    row("the start was moved", [](DuelScript& s) {
        s.toReady();
        s.countdown.gameStartsAt += Duration{300};
        s.say(s.countdown);
    });
    row("the countdown does not count down", [](DuelScript& s) {
        s.toReady();
        s.say(s.countdown);
    });
    row("the sequence is not the one it was", [](DuelScript& s) {
        s.toReady();
        s.countdown.codeSequence = "other";
        s.say(s.countdown);
    });
    row("started before the countdown ended", [](DuelScript& s) {
        s.toReady();
        s.started.endsAt = s.ts + s.started.timeLeft;
        s.say(s.started);
    });
    row("not in the phase ready", [](DuelScript& s) {
        s.toReady();
        s.say(s.cursor);
    });
    row("not the duration of the game", [](DuelScript& s) {
        s.started.duration = std::chrono::seconds{61};
        s.toActive();
    });
    row("more keystrokes accepted than were sent", [](DuelScript& s) {
        s.toActive();
        s.cursor.keysAccepted = 1;
        s.say(s.cursor);
    });
    row("keystrokes that were accepted are gone", [](DuelScript& s) {
        s.toTyped();
        s.cursor.keysAccepted = 3;
        s.cursor.position = 3;
        s.say(s.cursor);
    });
    row("the cursor is not where", [](DuelScript& s) {
        s.toTyped();
        s.cursor.position = 9;
        s.say(s.cursor);
    });
    row("the progress is not the cursor's", [](DuelScript& s) {
        s.toTyped();
        s.cursor.progress = Ratio::of(1, 2);
        s.say(s.cursor);
    });
    row("the accuracy is not that", [](DuelScript& s) {
        s.toTyped();
        s.cursor.accuracy = Ratio::of(1, 2);
        s.say(s.cursor);
    });
    row("the opponent's figures are out of bounds", [](DuelScript& s) {
        s.toActive();
        s.say(OpponentProgress{s.found.matchId, Ratio{1'000'001}, 1, Ratio{}, {}});
    });
}

void TestContract::absenceRows() {
    row("the opponent was not away", [](DuelScript& s) {
        s.toActive();
        s.say(PlayerReconnected{s.found.matchId, s.found.opponent->address, {}, {}, {}});
    });
    row("more grace than there is", [](DuelScript& s) {
        s.toActive();
        const std::chrono::seconds grace{31};
        s.say(PlayerDisconnected{s.found.matchId, s.found.opponent->address, grace, s.ts + grace,
                                 Duration{31'000}, EndReason::Forfeit});
    });
    row("the balance is not what it was", [](DuelScript& s) {
        s.toActive();
        s.say(BalanceUpdate{Amount::data(1)});
    });
}

void TestContract::resultRows() {
    row("a second result", [](DuelScript& s) {
        s.toResult();
        s.say(s.result);
    });
    row("the winner did not play", [](DuelScript& s) {
        s.result.winner.value = "0x0000000000000000000000000000000000000003";
        s.toResult();
    });
    row("not the winner's prize", [](DuelScript& s) {
        s.result.prize = Amount::data(600);
        s.toResult();
    });
    row("a prize for the loser", [](DuelScript& s) {
        s.result.winner.value = s.found.opponent->address.toString();
        s.toResult();
    });
    row("not Elo's", [](DuelScript& s) {
        s.result.ratingChange = 15;
        s.result.rating = 1215;
        s.toResult();
    });
    row("the rating is not the one before", [](DuelScript& s) {
        s.result.rating = 1217;
        s.toResult();
    });
    row("your_stats are not what the keystrokes lead to", [](DuelScript& s) {
        s.result.yourStats.accuracy = Ratio::of(1, 2);
        s.toResult();
    });
    row("completed, but not by the winner alone", [](DuelScript& s) {
        s.result.opponentStats->progress = Ratio::one();
        s.toResult();
    });
    row("on timeout the better one wins", [](DuelScript& s) {
        s.result.endReason = EndReason::Timeout;
        s.result.opponentStats->progress = Ratio::of(3, 2);
        s.toResult();
    });
    row("longer than a duel", [](DuelScript& s) {
        s.result.duration = Duration{70'000};
        s.toResult();
    });
    row("match.settled before game.result", [](DuelScript& s) {
        s.toTyped();
        s.say(s.settled);
    });
    row("the balance after is not", [](DuelScript& s) {
        s.settled.balance = Amount::data(1241);
        s.toSettled();
    });
    row("was not followed by match.settled", [](DuelScript& s) {
        s.toResult();
        s.contract.check(player::Time{} + std::chrono::hours(2));
    });
}

void TestContract::resumeRows() {
    row("the ticket vanished without a word", [](DuelScript& s) {
        s.toQueued();
        s.loseConnection();
        s.comeBack(s.state);
    });
    row("the match vanished without a word", [](DuelScript& s) {
        s.toActive();
        s.loseConnection();
        s.comeBack(s.state);
    });
    row("the balance is not what it was", [](DuelScript& s) {
        s.toQueued();
        s.loseConnection();
        s.state.ticket = s.update;
        s.comeBack(s.state);
    });
    row("a ticket and a match at the same time", [](DuelScript& s) {
        s.state.ticket = s.update;
        s.state.match.emplace().found = s.found;
        s.state.match->phaseEndsAt = s.ts;
        s.toOpen();
    });
    row("the result of the match is not remembered", [](DuelScript& s) {
        s.toResult();
        s.loseConnection();
        s.state.balance = Amount::data(1240);
        s.comeBack(s.state);
    });
    row("session.state twice", [](DuelScript& s) {
        s.toOpen();
        s.say(s.state);
    });
}

void TestContract::brokenRuleIsFound() {
    QFETCH(QString, rule);
    QFETCH(Step, step);
    DuelScript script;
    step(script);
    QVERIFY2(rules(script.contract).contains(rule),
             qPrintable(QStringLiteral("found instead: ") + rules(script.contract)));
}

void TestContract::violationCarriesTheMessage() {
    DuelScript script;
    script.toOpen();
    script.say(script.found);
    QVERIFY(!script.contract.violations().empty());
    QVERIFY(script.contract.violations().front().frame.find("match.found") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
