#pragma once

#include "client/session/session.h"
#include "tests/e2e/coordinator_process.h"

#include <QSignalSpy>
#include <QTest>

namespace arcade::client {

inline constexpr int kPatienceMs = 40'000;

/// One player at a computer of its own.
struct Seat {
    explicit Seat(QString name, LocalClock clock = timeSinceBoot)
        : callsign(std::move(name))
        , session(credentials, log, nullptr, std::move(clock)) {}

    void open(quint16 port) {
        session.open(*ServerAddress::parse(QStringLiteral("127.0.0.1:%1").arg(port)), callsign);
    }
    SessionPhase phase() const { return session.connection().phase; }
    const Boxed<MatchView>& match() const { return session.state().session.match; }
    bool isIn(MatchPhase phase) const { return match() && match()->phase == phase; }
    const Boxed<GameResult>& result() const { return session.state().session.lastResult; }
    void accept() { session.request(MatchReady{match()->found.matchId, ReadyResponse::Accept}); }
    void enter() {
        QueueEnter enter;
        enter.stakeTier = StakeTier::Bronze;
        session.request(enter);
    }
    bool type(std::string_view text) {
        return session.type(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }

    QString callsign;
    CredentialStore credentials;
    FrameLog log;
    Session session;
};

/// Settings of a server that matches at once.
inline QStringList quickSettings() {
    return {QStringLiteral("matching.anti_sniping_max_ms=0"),
            QStringLiteral("match.countdown_s=3")};
}

} // namespace arcade::client

#define UNTIL(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, arcade::client::kPatienceMs)
#define ONLINE(seat) UNTIL((seat).session.isOnline())
