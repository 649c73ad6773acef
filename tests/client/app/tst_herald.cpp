// Goal: a player who looks elsewhere is fetched when a match is found, and one who looks is not
// bothered. Method: a session that is fed what a server would send.
#include "client/app/desktop_notice.h"
#include "client/app/herald.h"
#include "client/session/session.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 30'000;

/// Notes what the player would hear.
struct Stage {
    CredentialStore credentials;
    FrameLog log;
    Session session{credentials, log};
    DesktopNotice notice{QDBusConnection(QString())};
    bool isWatched = false;
    std::vector<Sound> heard;
    Herald herald{session,
                  notice,
                  {.play = [this](Sound sound) { heard.push_back(sound); },
                   .isWatched = [this] { return isWatched; }}};

    Stage() {
        AuthSuccess success;
        success.serverTime = instantFromMs(1'000'000);
        session.receive(success);
    }

    void find(MatchId id) {
        MatchFound found;
        found.matchId = id;
        found.opponent = PlayerCard{{}, "nyx_7", 1216, 3, 60};
        found.acceptDeadline = session.serverNow() + 10s;
        found.acceptTimeLeft = 10s;
        session.receive(found);
    }
};

} // namespace

class HeraldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fetchesAPlayerWhoLooksElsewhere() {
        Stage stage;
        QSignalSpy wanted(&stage.herald, &Herald::attentionWanted);
        stage.find({1, 1});
        QVERIFY(stage.heard == std::vector{Sound::MatchFound});
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.first().first().toInt() > 1'000);
        stage.session.receive(MatchReadyUpdate{.matchId = {1, 1}, .accepted = 1, .of = 2});
        QCOMPARE(wanted.size(), 1);
        stage.find({1, 2});
        QCOMPARE(wanted.size(), 2);
    }

    void leavesAPlayerWhoLooksInPeace() {
        Stage stage;
        stage.isWatched = true;
        QSignalSpy wanted(&stage.herald, &Herald::attentionWanted);
        stage.find({1, 1});
        QVERIFY(stage.heard == std::vector{Sound::MatchFound});
        QVERIFY(wanted.isEmpty());
    }

    void fetchesAPlayerWhenAHuntBegins() {
        Stage stage;
        QSignalSpy wanted(&stage.herald, &Herald::attentionWanted);
        MatchFound found;
        found.matchId = {1, 1};
        found.gameType = GameType::BountyHunt;
        stage.session.receive(found);
        QVERIFY(stage.heard.empty() && wanted.isEmpty());
        MatchCountdown countdown;
        countdown.matchId = {1, 1};
        countdown.codeSequence = "ls";
        countdown.timeLeft = 20s;
        countdown.gameStartsAt = stage.session.serverNow() + 20s;
        stage.session.receive(countdown);
        QVERIFY(stage.heard == std::vector{Sound::MatchFound});
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.first().first().toInt() > 1'000);
    }

    void fetchesAPlayerForADirectMatch() {
        Stage stage;
        QSignalSpy wanted(&stage.herald, &Herald::attentionWanted);
        stage.herald.directMatchMade(QStringLiteral("chess · 20 USDT"));
        QVERIFY(stage.heard == std::vector{Sound::MatchFound});
        QCOMPARE(wanted.size(), 1);
        stage.isWatched = true;
        stage.herald.directMatchMade(QStringLiteral("chess · 20 USDT"));
        QCOMPARE(stage.heard.size(), std::size_t{2});
        QCOMPARE(wanted.size(), 1);
    }

    void countsAloudByServerTime() {
        Stage stage;
        stage.find({1, 1});
        MatchCountdown countdown;
        countdown.matchId = {1, 1};
        countdown.secondsRemaining = 2s;
        countdown.timeLeft = 1'500ms;
        countdown.codeSequence = "ls";
        countdown.gameStartsAt = stage.session.serverNow() + 1'500ms;
        stage.session.receive(countdown);
        const std::vector expected{Sound::MatchFound, Sound::CountdownTick, Sound::CountdownTick};
        QTRY_VERIFY_WITH_TIMEOUT(stage.heard.size() >= expected.size(), kPatienceMs);
        QVERIFY(stage.heard == expected);
    }
};

QTEST_GUILESS_MAIN(HeraldTest)
#include "tst_herald.moc"
