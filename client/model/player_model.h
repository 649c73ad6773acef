#pragma once

#include "client/model/view_enums.h"
#include "shared/protocol/http_messages.h"

#include <optional>

namespace arcade::client {

class Session;

/// Who plays here.
class PlayerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(QString callsign READ callsign NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    /// As `0x7a3f…91c2`.
    Q_PROPERTY(QString shortAddress READ shortAddress NOTIFY changed)
    /// In CODE DUEL.
    Q_PROPERTY(int rating READ rating NOTIFY changed)
    Q_PROPERTY(QString ratingText READ ratingText NOTIFY changed)
    Q_PROPERTY(int games READ games NOTIFY changed)
    Q_PROPERTY(int wins READ wins NOTIFY changed)
    /// Words a minute; 0 before the first finished game.
    Q_PROPERTY(int averageWpm READ averageWpm NOTIFY changed)
    /// As `23 wins · 81 wpm`.
    Q_PROPERTY(QString recordText READ recordText NOTIFY changed)
    Q_PROPERTY(QString balanceText READ balanceText NOTIFY changed)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)

public:
    struct View {
        QString callsign;
        QString address;
        QString shortAddress;
        int rating = 0;
        QString ratingText;
        int games = 0;
        int wins = 0;
        int averageWpm = 0;
        QString recordText;
        QString balanceText;
        bool signedIn = false;

        friend bool operator==(const View&, const View&) = default;
    };

    explicit PlayerModel(Session& session, QObject* parent = nullptr);

    QString callsign() const { return m_view.callsign; }
    QString address() const { return m_view.address; }
    QString shortAddress() const { return m_view.shortAddress; }
    int rating() const { return m_view.rating; }
    QString ratingText() const { return m_view.ratingText; }
    int games() const { return m_view.games; }
    int wins() const { return m_view.wins; }
    int averageWpm() const { return m_view.averageWpm; }
    QString recordText() const { return m_view.recordText; }
    QString balanceText() const { return m_view.balanceText; }
    bool signedIn() const { return m_view.signedIn; }

    void refresh();

Q_SIGNALS:
    void changed();

private:
    void follow();
    void askProfile();
    View look() const;

    Session& m_session;
    /// Of the player the session is of; what it says comes after a finished game only.
    std::optional<PlayerProfile> m_profile;
    std::optional<Address> m_asked;
    std::optional<MatchId> m_settled;
    View m_view;
};

} // namespace arcade::client
