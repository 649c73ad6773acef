#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/messages.h"

#include <QTimer>

#include <optional>
#include <vector>

namespace arcade::client {

class Session;
class Ticker;

/// The matches that can be watched, the newest first; read again and again while they are looked
/// at. Rows: matchId, firstName, firstRatingText, secondName, secondRatingText, othersText (empty
/// with two sides), tier (-1 without one), gameText, timeText, phaseText, betsOpen, watchersText,
/// text (all of it, for a screen reader).
class SpectateListModel : public arcade::client::RowListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::load_state::LoadState state READ state NOTIFY changed)
    /// What stands in the way, or what to do; empty when there is something to see.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(
        arcade::client::game_filter::GameFilter filter READ filter WRITE setFilter NOTIFY changed)

public:
    static constexpr std::chrono::milliseconds kInterval{2'000};
    /// A round reads no more pages than this.
    static constexpr int kMaxPages = 10;

    SpectateListModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    LoadState state() const { return m_view.state; }
    QString problem() const { return m_view.problem; }
    GameFilter filter() const { return m_view.filter; }
    void setFilter(GameFilter filter);

    /// Somebody looks: reads at once, and on until nobody does.
    void setShown(bool shown);
    /// Reads at once.
    Q_INVOKABLE void refresh();
    /// What is known of a match from the list; null for one that is not in it.
    const WatchableMatch* find(MatchId match) const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct View {
        LoadState state = LoadState::Loading;
        QString problem;
        GameFilter filter = GameFilter::All;

        friend bool operator==(const View&, const View&) = default;
    };

    void follow();
    void ask(const std::optional<std::string>& cursor);
    void finished(const Outcome<ServerMessage>& outcome);
    void take(const SpectateMatches& page);
    void fail(const Failure& failure);
    void readAgain(std::chrono::milliseconds after);
    void clear();
    void fill();
    void tick();
    Row rowOf(const WatchableMatch& match) const;
    void showOffline();
    void show(LoadState state, const Sentence& problem);

    Session& m_session;
    Ticker& m_ticker;
    QTimer m_timer;
    bool m_isShown = false;
    bool m_wasOnline = false;
    std::optional<quint64> m_asked;
    /// Of the round that is being read.
    std::vector<WatchableMatch> m_pages;
    int m_pageCount = 0;
    /// The newest first.
    std::vector<WatchableMatch> m_matches;
    /// As the rows say.
    std::vector<int> m_secondsLeft;
    View m_view;
    Sentence m_problem;
};

} // namespace arcade::client
