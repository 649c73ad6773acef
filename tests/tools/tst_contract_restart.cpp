// Goal: the contract tells a server that was killed and started again, which may come back with the
// cursor of its last checkpoint, from one that forgets keystrokes or drops connections.
#include "tests/tools/duel_script.h"

#include <QTest>

using namespace arcade;

namespace {

constexpr int kCheckpoint = 4;
const char* const kKeysGone = "keystrokes that were accepted are gone";
const char* const kCutOff = "the server ended the connection with code 1006";

std::string rules(const DuelScript& script) {
    std::string all;
    for (const auto& violation : script.contract.violations())
        all += violation.rule + '\n';
    return all;
}

/// The running game of the script, as it is told to who comes back.
SessionState gameAt(const DuelScript& script, int keys, Instant endsAt) {
    SessionState state = script.state;
    state.balance = Amount::data(700);
    MatchView& view = state.match.emplace();
    view.found = script.found;
    view.phase = MatchPhase::Active;
    view.response = ReadyResponse::Accept;
    view.phaseEndsAt = endsAt;
    view.phaseTimeLeft = timeLeft(endsAt, script.ts);
    view.codeSequence = script.countdown.codeSequence;
    view.keysAccepted = keys;
    view.position = keys;
    view.errors = 0;
    view.players.resize(2);
    view.players[0].address = script.welcome.address;
    view.players[0].connected = true;
    view.players[1].address = script.found.opponent->address;
    return state;
}

/// Everything is typed; then the connection ends without a word.
void typeAndLose(DuelScript& script) {
    script.toTyped();
    script.loseConnection(false);
    script.pass(Duration{2'000});
}

} // namespace

class TestContractRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clockThatWasPutOffTellsOfIt() {
        DuelScript script;
        typeAndLose(script);
        const Instant endsAt = script.started.endsAt + Duration{2'000};
        script.comeBack(gameAt(script, kCheckpoint, endsAt));
        QCOMPARE(rules(script), std::string{});
        QCOMPARE(script.contract.standing().match->keysAccepted, std::int64_t{kCheckpoint});
        QCOMPARE(*script.contract.standing().match->endsAt, endsAt);
        QVERIFY(script.contract.standing().match->opponentAway);
    }

    void nobodyThereTellsOfIt() {
        DuelScript script;
        typeAndLose(script);
        script.contract.unanswered();
        script.comeBack(gameAt(script, kCheckpoint, script.started.endsAt));
        QCOMPARE(rules(script), std::string{});
    }

    void keystrokesAreSentAgainAfterIt() {
        DuelScript script;
        typeAndLose(script);
        script.contract.unanswered();
        script.comeBack(gameAt(script, kCheckpoint, script.started.endsAt));
        GameProgress again;
        again.matchId = script.found.matchId;
        again.keysBefore = kCheckpoint;
        again.typed = script.countdown.codeSequence.substr(kCheckpoint);
        script.say(script.cursor, script.ask(again));
        script.say(script.result);
        script.say(script.settled);
        QCOMPARE(rules(script), std::string{});
    }

    void resultOfWhatWasKept() {
        DuelScript script;
        typeAndLose(script);
        script.contract.unanswered();
        SessionState home = script.state;
        GameResult& result = home.lastResult.emplace();
        result = script.result;
        result.winner.value = script.found.opponent->address.toString();
        std::swap(result.yourStats.progress, result.opponentStats->progress);
        result.yourStats.progress = Ratio::of(kCheckpoint, 10);
        result.prize = Amount{};
        result.ratingChange = -16;
        result.rating = 1184;
        home.balance = Amount::data(700);
        script.welcome.rating = script.welcome.ratings.front().rating = 1184;
        script.comeBack(home);
        QCOMPARE(rules(script), std::string{});
    }

    void cancelledForItTellsOfIt() {
        DuelScript script;
        script.toReady();
        script.loseConnection(false);
        SessionState waiting = script.state;
        waiting.balance = Amount::data(700);
        waiting.ticket = script.update;
        waiting.lastCancelled = MatchCancelled{
            script.found.matchId, CancelReason::ServerRestart, Cause::Server, true, {}, {}};
        script.comeBack(waiting);
        QCOMPARE(rules(script), std::string{});
    }

    void newConnectionIsNoRestart_data() {
        QTest::addColumn<bool>("isOwnDoing");
        QTest::addColumn<QString>("rule");
        QTest::newRow("cut by the player") << true << QString::fromLatin1(kKeysGone);
        QTest::newRow("dropped by the server") << false << QString::fromLatin1(kCutOff);
    }

    void newConnectionIsNoRestart() {
        QFETCH(bool, isOwnDoing);
        QFETCH(QString, rule);
        DuelScript script;
        script.toTyped();
        script.loseConnection(isOwnDoing);
        const int keys = isOwnDoing ? kCheckpoint : static_cast<int>(script.cursor.keysAccepted);
        script.comeBack(gameAt(script, keys, script.started.endsAt));
        QCOMPARE(QString::fromStdString(rules(script)), rule + u'\n');
    }

    void eachConnectionWantsARestartOfItsOwn() {
        DuelScript script;
        typeAndLose(script);
        script.contract.unanswered();
        script.comeBack(gameAt(script, kCheckpoint, script.started.endsAt));
        script.loseConnection();
        script.comeBack(gameAt(script, kCheckpoint - 1, script.started.endsAt));
        QCOMPARE(rules(script), std::string{kKeysGone} + '\n');
    }

    void withoutANewConnectionNothingGoesBack() {
        DuelScript script;
        typeAndLose(script);
        script.contract.unanswered();
        script.comeBack(gameAt(script, kCheckpoint, script.started.endsAt));
        script.cursor.keysAccepted = script.cursor.position = kCheckpoint - 1;
        script.cursor.progress = Ratio::of(kCheckpoint - 1, 10);
        script.say(script.cursor);
        QCOMPARE(rules(script), std::string{kKeysGone} + '\n');
    }
};

QTEST_APPLESS_MAIN(TestContractRestart)
#include "tst_contract_restart.moc"
