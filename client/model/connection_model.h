#pragma once

#include "client/model/view_enums.h"

namespace arcade::client {

class BundledCoordinator;
class Session;
class Ticker;
struct ConnectionView;

/// The connection to the server, in words.
class ConnectionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::connection_phase::ConnectionPhase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString phaseText READ phaseText NOTIFY changed)
    Q_PROPERTY(QString serverName READ serverName NOTIFY changed)
    Q_PROPERTY(QString serverUrl READ serverUrl NOTIFY changed)
    /// The last round trip; -1 while none is known.
    Q_PROPERTY(int pingMs READ pingMs NOTIFY changed)
    Q_PROPERTY(QString pingText READ pingText NOTIFY changed)
    /// One sentence about what is wrong with the connection; empty when nothing is.
    Q_PROPERTY(QString banner READ banner NOTIFY changed)
    Q_PROPERTY(QString bannerActionText READ bannerActionText NOTIFY changed)
    /// The other way out, where there are two.
    Q_PROPERTY(QString bannerOtherText READ bannerOtherText NOTIFY changed)
    /// What the operator wants everyone to know; empty when nothing.
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)

public:
    struct View {
        ConnectionPhase phase = ConnectionPhase::Offline;
        QString phaseText;
        QString serverName;
        QString serverUrl;
        int pingMs = -1;
        QString pingText;
        QString banner;
        QString bannerActionText;
        QString bannerOtherText;
        QString noticeText;

        friend bool operator==(const View&, const View&) = default;
    };

    /// `coordinator` is this computer's own server, null where there is none.
    ConnectionModel(Session& session, Ticker& ticker, BundledCoordinator* coordinator,
                    QObject* parent = nullptr);

    ConnectionPhase phase() const { return m_view.phase; }
    QString phaseText() const { return m_view.phaseText; }
    QString serverName() const { return m_view.serverName; }
    QString serverUrl() const { return m_view.serverUrl; }
    int pingMs() const { return m_view.pingMs; }
    QString pingText() const { return m_view.pingText; }
    QString banner() const { return m_view.banner; }
    QString bannerActionText() const { return m_view.bannerActionText; }
    QString bannerOtherText() const { return m_view.bannerOtherText; }
    QString noticeText() const { return m_view.noticeText; }

    /// Does what `bannerActionText` says.
    Q_INVOKABLE void runBannerAction();
    /// Does what `bannerOtherText` says.
    Q_INVOKABLE void runBannerOther();
    /// Leaves the server, back to the ways in.
    Q_INVOKABLE void leave();
    /// Computes everything anew, as after a change of language.
    void refresh();

Q_SIGNALS:
    void changed();
    void left();
    /// The player wants to go on under another callsign, or to prove that this one is theirs.
    void callsignWanted();

private:
    enum class Action { None, Retry, TakeOver, TrustCertificate, StartServer };

    View look();
    void describeTrouble(View& view, const ConnectionView& connection);
    void describeLoss(View& view, const ConnectionView& connection);
    bool describeOwnServer(View& view, const ConnectionView& connection);
    void offer(View& view, Action action);
    static QString stopText(const ConnectionView& connection);
    QString noticeFor() const;

    Session& m_session;
    Ticker& m_ticker;
    BundledCoordinator* m_coordinator;
    Action m_action = Action::None;
    /// What was told before this connection is over.
    bool m_isNoticeOver = false;
    View m_view;
};

} // namespace arcade::client
