#include "client/app/herald.h"

#include "client/app/desktop_notice.h"
#include "client/session/session.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

/// How long the desktop shows that an opponent waits.
constexpr int kDirectCallMs = 60'000;

} // namespace

Herald::Herald(Session& session, DesktopNotice& notice, Ways ways, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_notice(notice)
    , m_ways(std::move(ways)) {
    m_countdown.setSingleShot(true);
    m_countdown.setTimerType(Qt::PreciseTimer);
    connect(&m_countdown, &QTimer::timeout, this, &Herald::look);
    connect(&session, &Session::stateChanged, this, &Herald::look);
    connect(&session, &Session::keysChanged, this, &Herald::look);
}

void Herald::directMatchMade(const QString& what) {
    m_ways.play(Sound::MatchFound);
    if (m_ways.isWatched())
        return;
    Q_EMIT attentionWanted(kDirectCallMs);
    if (m_tellsTheDesktop)
        m_notice.show(tr("Match found"), tr("Your opponent for %1 is there.").arg(what),
                      kDirectCallMs);
}

void Herald::watched() {
    m_notice.takeBack();
}

void Herald::look() {
    const ClientState& state = m_session.state();
    const Instant now = m_session.serverNow();
    const Audible before = std::exchange(m_last, audibleIn(state, now, m_session.keys().cursor()));
    for (const Sound sound : soundsBetween(before, m_last))
        m_ways.play(sound);
    const bool isNew = m_last.isAsked && !(before.isAsked && before.match == m_last.match);
    if (isNew && !m_ways.isWatched())
        callPlayer();
    else if (!m_last.isAsked && before.isAsked)
        m_notice.takeBack();
    if (const auto left = untilNextCount(state, now))
        m_countdown.start(*left);
    else
        m_countdown.stop();
}

void Herald::callPlayer() {
    const MatchView& match = *m_session.state().session.match;
    const MatchFound& found = match.found;
    const Duration left = match.phaseEndsAt - m_session.serverNow();
    const int ms = static_cast<int>(std::clamp<Duration::rep>(left.count(), 1'000, 120'000));
    Q_EMIT attentionWanted(ms);
    if (!m_tellsTheDesktop)
        return;
    if (found.gameType == GameType::BountyHunt) {
        m_notice.show(tr("The hunt begins"),
                      tr("%n second(s) to the start.", nullptr, (ms + 999) / 1000), ms);
        return;
    }
    const QLocale locale;
    const QString opponent = found.opponent
                                 ? tr("%1, rated %2, wants to play.")
                                       .arg(QString::fromStdString(found.opponent->callsign),
                                            locale.toString(found.opponent->rating))
                                 : tr("The other players are waiting.");
    m_notice.show(tr("Match found"),
                  opponent + u' ' + tr("%n second(s) to accept.", nullptr, (ms + 999) / 1000), ms);
}

} // namespace arcade::client
