#pragma once

#include "client/link/frame_log.h"
#include "client/model/ticker.h"
#include "client/session/session.h"
#include "shared/codec/record_json.h"
#include "shared/codec/samples.h"
#include "tests/qml/fake_arcade.h"

#include <QCoreApplication>
#include <QObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

#include <functional>
#include <memory>
#include <vector>

namespace arcade::client {

/// The test classes of one program; each source adds its own.
std::vector<std::function<std::unique_ptr<QObject>()>>& testClasses();

template <class Test>
struct TestClass {
    TestClass() {
        testClasses().push_back([] { return std::make_unique<Test>(); });
    }
};

/// A session at a server that says what the test hands it, with a clock that the test alone moves:
/// the server's time is kStart plus what was pushed. What is told to it has arrived when the call
/// returns.
class Rig {
public:
    static constexpr Instant kStart = instantFromMs(1'767'225'600'000);

    Rig();
    ~Rig();

    /// Signs in; what the server says of the player then is `state`.
    void goOnline(const SessionState& state = {});
    /// The server's part of that alone, for a session that goes there by itself.
    void admit(const SessionState& state = {});
    /// The connection goes, for good or until comeBack().
    void cut();
    void drop(int closeCode = 0);
    /// Connects again up to where the server's answer to `auth` is awaited, or through it.
    void knock();
    void comeBack(const SessionState& state = {});
    /// The server does not take the token.
    void refuseAuth();

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.port()); }
    Instant now() const { return session().serverNow(); }
    /// Time goes by, and the models are told.
    void push(Duration by);

    void tell(const ServerMessage& message) { session().receive(message); }
    /// On the connection of direct games.
    void tellDirect(const ServerMessage& message);
    /// To the last request that was asked for.
    void answer(const ServerMessage& reply) { session().receive(reply, m_lastRequest); }
    void refuse(ErrorCode code, std::optional<Duration> retryAfter = {}) {
        answer(ErrorReply{code, "as the test wants it", retryAfter});
    }

    /// All requests of a type, sent or not.
    template <class Message>
    std::vector<Message> asked() const {
        std::vector<Message> found;
        for (const ClientMessage& message : m_asked) {
            if (const auto* one = std::get_if<Message>(&message))
                found.push_back(*one);
        }
        return found;
    }
    template <class Message>
    int timesAsked() const {
        return static_cast<int>(asked<Message>().size());
    }

    template <class Reply>
    void serve(const QString& path, const Reply& reply) {
        m_server.serve(path, QByteArray::fromStdString(codec::toJson(reply)));
    }

    FakeArcade& server() { return m_server; }
    CredentialStore& credentials() { return m_credentials; }
    QSettings& settings() { return m_settings; }
    Session& session() const { return *m_session; }
    Ticker& ticker() { return m_ticker; }

private:
    void welcome(const SessionState& state);

    FakeArcade m_server;
    CredentialStore m_credentials;
    FrameLog m_log;
    QTemporaryDir m_folder;
    QSettings m_settings;
    LocalTime m_local{std::chrono::hours{1}};
    std::unique_ptr<Session> m_session;
    Ticker m_ticker;
    std::vector<ClientMessage> m_asked;
    quint64 m_lastRequest = 0;
    /// The last `auth` that got its answer.
    QString m_answered;
};

/// A language in which every text begins with `»`, spoken while this lives.
class ForeignLanguage : public QTranslator {
public:
    ForeignLanguage() { QCoreApplication::installTranslator(this); }
    ~ForeignLanguage() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override {
        return QStringLiteral("»") + QString::fromUtf8(text);
    }
};

/// What a server says of the player `nyx_` and the opponent `void-runner`, both in their one match
/// for gold.
namespace told {

Address me();
Address rival();
MatchId match(std::uint64_t number = 1);

AuthSuccess greeting(Instant now);
/// With a balance of 9400.
SessionState session();
QueueUpdate ticket(TicketStatus status = TicketStatus::Searching);
/// 11 s to answer.
MatchFound found(Instant now, MatchId id = match());
MatchCountdown countdown(Instant now, const std::string& sequence = "nmap -sS");
/// 60 s, of which 37.5 are left.
GameStarted started(Instant now);
GameResult result(const std::optional<Address>& winner, EndReason reason = EndReason::Completed);
MatchCancelled cancelled(CancelReason reason, Cause by, bool requeued);

/// A match of `ann` against `bob`, for spectators: 4 s to the start, or 40 s to the end; 800 and
/// 400 $DATA are bet on them.
std::string ann();
std::string bob();
SpectateUpdate watched(Instant now, MatchPhase phase = MatchPhase::Active, MatchId id = match());
SpectateJoined joined(Instant now, MatchPhase phase = MatchPhase::Active, MatchId id = match());
/// 50 $DATA on bob.
BetReceipt bet(std::uint64_t number = 1, MatchId id = match());
/// With one bet, on bob; the balance after it is 9500.
SpectateResult watchResult(const std::optional<std::string>& winner,
                           const std::optional<EndReason>& reason = EndReason::Completed);

} // namespace told

} // namespace arcade::client
