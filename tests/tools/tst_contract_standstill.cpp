// Goal: the contract knows that a server which stood still puts off the deadlines of a match, and
// sees when it puts off what it may not.
#include "tests/tools/duel_script.h"

#include <QTest>

using namespace arcade;

namespace {

void extend(DuelScript& script, MatchPhase phase, Duration left) {
    script.say(MatchExtended{script.found.matchId, phase, script.ts + left, left});
}

std::string onlyRule(const DuelScript& script) {
    const auto& violations = script.contract.violations();
    return violations.size() == 1 ? violations.front().rule : std::string{"not one rule"};
}

} // namespace

class TestContractStandstill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPhaseMayBeExtended() {
        DuelScript script;
        script.toFound();
        script.pass(Duration{20'000});
        extend(script, MatchPhase::Matched, Duration{15'000});
        QCOMPARE(script.contract.standing().match->found.acceptDeadline,
                 script.ts + Duration{15'000});
        script.ask(MatchShown{script.found.matchId});
        script.say(Ok{}, script.ask(MatchReady{script.found.matchId, ReadyResponse::Accept}));
        script.refresh();
        script.say(script.countdown);
        script.pass(Duration{20'000});
        extend(script, MatchPhase::Ready, Duration{5'000});
        script.pass(Duration{5'000});
        script.started.endsAt = script.ts + script.started.timeLeft;
        script.say(script.started);
        script.pass(Duration{90'000});
        extend(script, MatchPhase::Active, Duration{60'000});
        QCOMPARE(*script.contract.standing().match->endsAt, script.ts + Duration{60'000});
        QCOMPARE(script.contract.violationCount(), 0);
    }

    void saysWhatAnAbsenceComesTo() {
        DuelScript script;
        script.toActive();
        const std::chrono::seconds grace{30};
        script.say(PlayerDisconnected{script.found.matchId, script.found.opponent->address, grace,
                                      script.ts + grace, grace});
        QCOMPARE(script.contract.violationCount(), 1);
    }

    void whoIsAwayIsToldOfAgain() {
        DuelScript script;
        script.toActive();
        const auto gone = [&](std::chrono::seconds grace, EndReason endsAs) {
            script.say(PlayerDisconnected{script.found.matchId, script.found.opponent->address,
                                          grace, script.ts + grace, grace, endsAs});
        };
        gone(std::chrono::seconds{30}, EndReason::Forfeit);
        script.pass(Duration{40'000});
        extend(script, MatchPhase::Active, Duration{60'000});
        gone(std::chrono::seconds{60}, EndReason::Void);
        QCOMPARE(script.contract.violationCount(), 0);
        QVERIFY(script.contract.standing().match->opponentAway);
    }

    void timeIsNotTakenAway() {
        DuelScript script;
        script.toActive();
        extend(script, MatchPhase::Active, Duration{1'000});
        QCOMPARE(onlyRule(script), std::string{"nothing was extended"});
    }

    void onlyThePhaseItIsIn() {
        DuelScript script;
        script.toActive();
        extend(script, MatchPhase::Ready, Duration{90'000});
        QCOMPARE(onlyRule(script), std::string{"another phase is extended than the match is in"});
    }

    void whatWasReadyBeforeComesLate_data() {
        QTest::addColumn<bool>("isKnownToStop");
        QTest::newRow("known to stop") << true;
        QTest::newRow("not known to") << false;
    }

    void whatWasReadyBeforeComesLate() {
        QFETCH(bool, isKnownToStop);
        player::Expectations expectations;
        expectations.serverMayStop = isKnownToStop;
        DuelScript script(expectations);
        script.toActive();
        script.pass(Duration{7'000});
        script.ts -= Duration{7'000};
        script.say(OpponentProgress{script.found.matchId, Ratio{}, 0, Ratio{}, {}});
        QCOMPARE(script.contract.violationCount(), isKnownToStop ? 0 : 1);
        script.ts += Duration{14'000};
        script.say(OpponentProgress{script.found.matchId, Ratio{}, 0, Ratio{}, {}});
        QCOMPARE(script.contract.violationCount(), isKnownToStop ? 1 : 2);
    }

    void onlyTheOwnMatch() {
        DuelScript script;
        script.toQueued();
        extend(script, MatchPhase::Active, Duration{90'000});
        QCOMPARE(onlyRule(script), std::string{"about a match the player is not in"});
    }
};

QTEST_APPLESS_MAIN(TestContractStandstill)
#include "tst_contract_standstill.moc"
