#include "client/model/ladder_model.h"

#include "client/model/error_text.h"
#include "client/model/fetch.h"
#include "client/model/format.h"
#include "client/session/session.h"

namespace arcade::client {
namespace {

QString none() {
    return QStringLiteral("—");
}

QString winRate(int wins, int games) {
    return games > 0 ? Format::percent(Ratio::of(wins, games)) : none();
}

GameType gameTypeOf(Mode game) {
    switch (game) {
    case Mode::CodeDuel: return GameType::CodeDuel;
    case Mode::ProxyWar: return GameType::ProxyWar;
    case Mode::BountyHunt: return GameType::BountyHunt;
    }
    return GameType::CodeDuel;
}

} // namespace

LadderModel::LadderModel(Session& session, QObject* parent)
    : RowListModel({"rank", "rankText", "callsign", "rating", "ratingText", "games", "gamesText",
                    "wins", "winRateText", "self"},
                   parent)
    , m_session(session) {
    connect(&session, &Session::stateChanged, this, &LadderModel::follow);
    connect(&session, &Session::connectionChanged, this, [this] {
        if (m_view.state == LoadState::Offline && m_session.isOnline())
            refresh();
    });
}

void LadderModel::setGame(Mode game) {
    if (game == m_view.game)
        return;
    m_rows.clear();
    fill();
    View view = m_view;
    view.game = game;
    show(view);
    describeOwn();
    refresh();
}

void LadderModel::refresh() {
    const quint64 asked = ++m_asked;
    if (!m_session.isOnline()) {
        show(LoadState::Offline, [] {
            return tr("There is no connection to the server. The ladder is read "
                      "again once there is.");
        });
        return;
    }
    show(LoadState::Loading, {});
    const std::string_view game = wireText(gameTypeOf(m_view.game));
    fetch<LeaderboardReply>(&m_session.http(),
                            QStringLiteral("/api/leaderboard?game_type=%1")
                                .arg(QLatin1String(game.data(), static_cast<int>(game.size()))),
                            this, [this, asked](const Outcome<LeaderboardReply>& outcome) {
                                if (asked == m_asked)
                                    take(outcome);
                            });
}

void LadderModel::retranslate() {
    fill();
    describeOwn();
    show(m_view.state, Sentence(m_problem));
}

void LadderModel::follow() {
    const auto& player = m_session.state().player;
    if (!player && !m_rows.empty()) {
        m_rows.clear();
        ++m_asked;
        show(LoadState::Loading, {});
        fill();
    }
    describeOwn();
}

void LadderModel::take(const Outcome<LeaderboardReply>& outcome) {
    if (const Failure* failure = failureOf(outcome)) {
        const bool isOffline = !m_session.isOnline();
        show(isOffline ? LoadState::Offline : LoadState::Failed, ErrorText::reported(*failure));
        return;
    }
    m_rows = valueOf(outcome)->rows;
    fill();
    if (m_rows.empty())
        show(LoadState::Empty, [] { return tr("The first game opens the ladder."); });
    else
        show(LoadState::Ready, {});
    describeOwn();
}

void LadderModel::fill() {
    const auto& player = m_session.state().player;
    QList<Row> rows;
    for (const LeaderboardRow& row : m_rows) {
        const bool isSelf = player && player->address == row.address;
        rows.append({row.rank, Format::number(row.rank), QString::fromStdString(row.callsign),
                     row.rating, Format::number(row.rating), row.games, Format::number(row.games),
                     row.wins, winRate(row.wins, row.games), isSelf});
    }
    setRows(std::move(rows));
}

void LadderModel::describeOwn() {
    View view = m_view;
    view.ownRankText = view.ownRatingText = view.ownGamesText = view.ownWinRateText = none();
    view.ownCallsign.clear();
    if (const auto& player = m_session.state().player) {
        view.ownCallsign = QString::fromStdString(player->callsign);
        for (const GameRating& rating : player->ratings) {
            if (rating.gameType != gameTypeOf(m_view.game))
                continue;
            view.ownRatingText = Format::number(rating.rating);
            view.ownGamesText = Format::number(rating.games);
            view.ownWinRateText = winRate(rating.wins, rating.games);
        }
        for (const LeaderboardRow& row : m_rows) {
            if (row.address == player->address)
                view.ownRankText = Format::number(row.rank);
        }
    }
    show(view);
}

void LadderModel::show(LoadState state, const Sentence& problem) {
    m_problem = problem;
    View view = m_view;
    view.state = state;
    view.problem = inWords(problem);
    show(view);
}

void LadderModel::show(const View& view) {
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

} // namespace arcade::client
