// Goal: what tells of typing acknowledges nothing that is stored, so it waits for no commit, not
// even for the checkpoint of its own match. Over the real store, whose database is kept busy.
#include <QTest>

#include "tests/host/busy_database.h"
#include "tests/host/host_duel.h"

#include <algorithm>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

/// The first player types one more character.
void typeNext(Duel& duel, int keysBefore) {
    const std::string& text = duel.sinks[0].last<MatchCountdown>()->codeSequence;
    GameProgress progress;
    progress.matchId = duel.match();
    progress.keysBefore = keysBefore;
    progress.typed = text.substr(static_cast<std::size_t>(keysBefore), 1);
    duel.fixture.host->receive(duel.sessions[0], progress, std::to_string(keysBefore));
}

} // namespace

class VolatileNoticesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingIsToldWhileItsCheckpointIsWritten();
};

void VolatileNoticesTest::typingIsToldWhileItsCheckpointIsWritten() {
    // The second key is told in the very step that makes the checkpoint.
    Duel duel([](core::Rules& rules) { rules.checkpointInterval = rules.progressInterval; });
    const CoordinatorHost& host = *duel.fixture.host;
    QVERIFY(duel.toActive());
    QVERIFY(HostFixture::waitUntil([&] { return host.commitsPending() == 0; }));
    const BusyDatabase busy(duel.fixture.store.options.folder);
    QVERIFY(busy.isHeld());
    typeNext(duel, 0);
    typeNext(duel, 1);
    QVERIFY(HostFixture::waitUntil([&] { return host.commitsPending() > 0; }));
    const std::size_t pending = host.commitsPending();
    QVERIFY(duel.sinks[0].last<GameState>() != nullptr);
    QCOMPARE(duel.sinks[0].last<GameState>()->keysAccepted, 2);
    const auto& received = duel.sinks[1].received;
    const auto told = std::ranges::count_if(received, [](const auto& one) {
        return std::holds_alternative<OpponentProgress>(one.message);
    });
    QCOMPARE(told, 2);
    QCOMPARE(host.commitsPending(), pending);
}

QTEST_GUILESS_MAIN(VolatileNoticesTest)
#include "tst_volatile_notices.moc"
