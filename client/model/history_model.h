#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/http_messages.h"

#include <QPointF>

#include <optional>

namespace arcade::client {

class Session;

/// The player's own matches, newest first. Rows: matchId, opponent, verdict, verdictText, howText,
/// whenText, prizeText, ratingText, ratingChangeText, ownWpm, opponentWpm, ownAccuracyText,
/// opponentAccuracyText, ownProgressText, opponentProgressText, durationText, txHash, tierName,
/// gameName, ratingBeforeText.
class HistoryModel : public arcade::client::RowListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::load_state::LoadState state READ state NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// The rating in the game that was played last, after each of its matches that is loaded,
    /// oldest first: x counts matches from 0.
    Q_PROPERTY(QList<QPointF> ratingPoints READ ratingPoints NOTIFY changed)
    Q_PROPERTY(QString ratingGame READ ratingGame NOTIFY changed)
    Q_PROPERTY(int ratingMin READ ratingMin NOTIFY changed)
    Q_PROPERTY(int ratingMax READ ratingMax NOTIFY changed)
    /// When the first and the last of them were played.
    Q_PROPERTY(QString ratingFirstText READ ratingFirstText NOTIFY changed)
    Q_PROPERTY(QString ratingLastText READ ratingLastText NOTIFY changed)
    Q_PROPERTY(bool canLoadMore READ canLoadMore NOTIFY changed)
    Q_PROPERTY(bool loadingMore READ loadingMore NOTIFY changed)

public:
    struct View {
        LoadState state = LoadState::Loading;
        QString problem;
        QList<QPointF> ratingPoints;
        QString ratingGame;
        int ratingMin = 0;
        int ratingMax = 0;
        QString ratingFirstText;
        QString ratingLastText;
        bool canLoadMore = false;
        bool loadingMore = false;

        friend bool operator==(const View&, const View&) = default;
    };

    explicit HistoryModel(Session& session, QObject* parent = nullptr);

    LoadState state() const { return m_view.state; }
    QString problem() const { return m_view.problem; }
    QList<QPointF> ratingPoints() const { return m_view.ratingPoints; }
    QString ratingGame() const { return m_view.ratingGame; }
    int ratingMin() const { return m_view.ratingMin; }
    int ratingMax() const { return m_view.ratingMax; }
    QString ratingFirstText() const { return m_view.ratingFirstText; }
    QString ratingLastText() const { return m_view.ratingLastText; }
    bool canLoadMore() const { return m_view.canLoadMore; }
    bool loadingMore() const { return m_view.loadingMore; }

    /// Reads the newest page anew; what was read before stays until the answer comes.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void loadMore();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void follow();
    void ask(const QString& cursor);
    void take(const Outcome<HistoryReply>& outcome, bool isMore);
    void fill();
    struct Ending {
        Verdict verdict = Verdict::None;
        QString verdictText;
        QString how;
    };

    Ending endingOf(const PlayedMatch& match, const PlayedPart* own, const PlayedPart* rival) const;
    Row rowOf(const PlayedMatch& match) const;
    void plot(View& view) const;
    void show(const View& view);
    void show(LoadState state, const Sentence& problem);

    Session& m_session;
    std::optional<Address> m_player;
    /// Newest first.
    std::vector<PlayedMatch> m_matches;
    std::optional<std::string> m_cursor;
    /// Counts the requests: an answer to an earlier one is dropped.
    quint64 m_asked = 0;
    View m_view;
    Sentence m_problem;
};

} // namespace arcade::client
