#include "tests/tools/scripted_server.h"

#include "shared/codec/record_json.h"
#include "shared/protocol/http_messages.h"
#include "tools/player/duel_rules.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <chrono>

using namespace arcade;

namespace {

const std::string kSequence = "ssh root@gate -p 22";
constexpr Duration kCountdown{60};

Instant now() {
    return instantFromMs(
        std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())
            .count());
}

Address addressOf(std::uint8_t last) {
    Address address;
    address.bytes.back() = last;
    return address;
}

} // namespace

ScriptedServer::ScriptedServer()
    : m_upgrader(QString(), QWebSocketServer::NonSecureMode)
    , m_balance(Amount::data(1000)) {
    m_front.listen(QHostAddress::LocalHost);
    m_start.setSingleShot(true);
    connect(&m_start, &QTimer::timeout, this, &ScriptedServer::start);
    connect(&m_front, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket* const socket = m_upgrader.nextPendingConnection())
            open(socket);
    });
}

std::string ScriptedServer::url() const {
    return "http://127.0.0.1:" + std::to_string(m_front.serverPort());
}

void ScriptedServer::accept() {
    while (QTcpSocket* const socket = m_front.nextPendingConnection())
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
}

void ScriptedServer::serve(QTcpSocket* socket) {
    const QByteArray head = socket->peek(16 * 1024);
    if (!head.contains("\r\n\r\n"))
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    if (head.startsWith("POST"))
        answerSignIn(socket);
    else
        m_upgrader.handleConnection(socket);
}

void ScriptedServer::answerSignIn(QTcpSocket* socket) {
    const bool isRefused = signInRefusals > 0;
    QByteArray status = "200 OK";
    std::string body;
    if (isRefused) {
        --signInRefusals;
        status = QByteArray::number(signInStatus) + " No";
        body = R"({"error":{"code":"CALLSIGN_TAKEN","message":"The callsign is taken."}})";
    } else {
        ++signIns;
        SessionReply reply;
        reply.address = addressOf(1);
        reply.callsign = "ada";
        reply.token = "token";
        reply.recoveryKey = "key";
        reply.balance = m_balance;
        body = codec::toJson(reply);
    }
    socket->write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " +
                  QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n" +
                  QByteArray::fromStdString(body));
    socket->disconnectFromHost();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void ScriptedServer::open(QWebSocket* socket) {
    ++connections;
    if (m_socket)
        m_socket->deleteLater();
    m_socket = socket;
    connect(socket, &QWebSocket::textMessageReceived, this, &ScriptedServer::hear);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
}

void ScriptedServer::dropConnection() {
    if (m_socket)
        m_socket->abort();
    m_socket.clear();
}

void ScriptedServer::closeConnection(int code) {
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void ScriptedServer::say(const ServerMessage& message, const std::string& id) {
    if (m_socket)
        m_socket->sendTextMessage(QString::fromStdString(codec::encode(message, id, now())));
}

void ScriptedServer::hear(const QString& text) {
    if (sender() != m_socket)
        return;
    const auto decoded = codec::decodeClient(text.toStdString());
    if (!decoded.message) {
        received.push_back("invalid");
        return;
    }
    received.emplace_back(infoOf(decoded.message.value()).wireName);
    handle(decoded.message.value(), decoded.id);
}

void ScriptedServer::handle(const ClientMessage& message, const std::string& id) {
    if (std::holds_alternative<Auth>(message)) {
        AuthSuccess welcome{
            PlayerId{0, 1}, m_rating, now() + std::chrono::hours(24), {}, "ada", addressOf(1),
            m_balance,      now()};
        say(welcome, id);
        say(sessionState());
    } else if (const auto* request = std::get_if<QueueEnter>(&message)) {
        m_tier = request->stakeTier.value_or(StakeTier::Bronze);
        enter(id);
    } else if (std::holds_alternative<QueueLeave>(message)) {
        m_balance += Amount::data(stakeOf(m_tier));
        m_place = Place::Home;
        say(Ok{}, id);
    } else if (const auto* answer = std::get_if<MatchReady>(&message)) {
        if (answer->response == ReadyResponse::Accept)
            ready(id);
        else
            cancel(CancelReason::Declined, id);
    } else if (std::holds_alternative<MatchAbandon>(message)) {
        if (m_place != Place::Active)
            return cancel(CancelReason::Abandoned, id);
        say(Ok{}, id);
        settle(false, EndReason::Forfeit);
    } else if (const auto* progress = std::get_if<GameProgress>(&message)) {
        take(*progress, id);
    } else if (std::holds_alternative<Pong>(message)) {
        ++pongs;
        lastPongId = id;
    } else if (std::holds_alternative<ClientPing>(message)) {
        say(Ok{}, id);
    } else if (const auto* started = std::get_if<MatchStarted>(&message)) {
        lastStart = *started;
        say(Ok{}, id);
    }
}

QueueUpdate ScriptedServer::ticket() const {
    QueueUpdate update;
    update.stakeTier = m_tier;
    update.position = update.playersInTier = 1;
    update.enteredAt = m_enteredAt;
    return update;
}

MatchFound ScriptedServer::found() const {
    const player::Pot pot = player::potOf(m_tier);
    MatchFound match;
    match.matchId = MatchId{7, m_matches};
    match.stakeTier = m_tier;
    match.opponent = PlayerCard{addressOf(2), "lin", 1200, 0, 0};
    match.wager = pot.wager;
    match.burn = pot.burn;
    match.prize = pot.prize;
    match.acceptTimeLeft = Duration{15'000};
    match.acceptDeadline = now() + match.acceptTimeLeft;
    return match;
}

GameState ScriptedServer::gameState() const {
    const player::Cursor& cursor = m_keys->cursor();
    return {found().matchId,
            cursor.keys,
            cursor.position,
            cursor.wrong,
            cursor.progress(m_keys->sequence()),
            0,
            cursor.accuracy(),
            {}};
}

SessionState ScriptedServer::sessionState() const {
    SessionState state;
    state.balance = m_balance;
    state.lastResult = m_lastResult;
    state.lastCancelled = m_lastCancelled;
    if (m_place == Place::Queued)
        state.ticket = ticket();
    if (m_place < Place::Matched)
        return state;
    MatchView& view = state.match.emplace();
    view.found = found();
    view.of = 2;
    view.phase = m_place == Place::Matched ? MatchPhase::Matched
                 : m_place == Place::Ready ? MatchPhase::Ready
                                           : MatchPhase::Active;
    view.phaseEndsAt = m_place == Place::Matched ? view.found.acceptDeadline
                       : m_place == Place::Ready ? m_startsAt
                                                 : m_endsAt;
    view.phaseTimeLeft = timeLeft(view.phaseEndsAt, now());
    if (m_place == Place::Matched)
        return state;
    view.response = ReadyResponse::Accept;
    view.codeSequence = kSequence;
    view.keysAccepted = m_keys->count();
    view.position = m_keys->cursor().position;
    view.errors = m_keys->cursor().wrong;
    const Ratio progress = m_keys->cursor().progress(m_keys->sequence());
    view.players = {{addressOf(1), true, progress, 0, m_keys->cursor().accuracy(), {}, {}, {}, {}},
                    {addressOf(2), true, Ratio{}, 0, Ratio::one(), {}, {}, {}, {}}};
    return state;
}

void ScriptedServer::enter(const std::string& id) {
    m_balance -= Amount::data(stakeOf(m_tier));
    m_enteredAt = now();
    m_lastResult.reset();
    m_lastCancelled.reset();
    say(ticket(), id);
    m_place = Place::Matched;
    ++m_matches;
    say(found());
}

void ScriptedServer::cancel(CancelReason reason, const std::string& id) {
    const MatchCancelled message{found().matchId, reason, Cause::You, false, 1, {}};
    m_place = Place::Home;
    m_start.stop();
    m_balance += Amount::data(stakeOf(m_tier));
    m_lastCancelled = message;
    say(Ok{}, id);
    say(message);
}

void ScriptedServer::ready(const std::string& id) {
    m_place = Place::Ready;
    m_keys.emplace(player::codePoints(kSequence));
    m_startsAt = now() + kCountdown;
    say(Ok{}, id);
    say(MatchReadyUpdate{found().matchId, 2, 2});
    say(MatchCountdown{found().matchId, std::chrono::seconds{1}, kCountdown, kSequence,
                       m_startsAt});
    m_start.start(kCountdown);
}

void ScriptedServer::start() {
    m_place = Place::Active;
    const std::chrono::seconds duration{60};
    m_endsAt = m_startsAt + duration;
    say(GameStarted{found().matchId, duration, m_endsAt, timeLeft(m_endsAt, now())});
}

void ScriptedServer::take(const GameProgress& progress, const std::string& id) {
    if (m_place != Place::Active)
        return say(ErrorReply{ErrorCode::InvalidState, "not playing", {}}, id);
    if (std::exchange(losesProgress, false))
        return say(gameState(), id);
    const std::u32string typed = player::codePoints(*progress.typed);
    for (std::size_t index = 0; index < typed.size(); ++index) {
        const auto number = *progress.keysBefore + static_cast<std::int64_t>(index);
        if (number == m_keys->count() && !m_keys->cursor().finished(m_keys->sequence()))
            m_keys->type(typed[index]);
    }
    say(gameState(), id);
    if (m_keys->cursor().finished(m_keys->sequence()))
        settle(true, EndReason::Completed);
}

void ScriptedServer::settle(bool won, EndReason reason) {
    const player::Cursor& cursor = m_keys->cursor();
    GameResult result;
    result.matchId = found().matchId;
    result.stakeTier = m_tier;
    result.winner.value = addressOf(won ? 1 : 2).toString();
    result.endReason = reason;
    result.duration = now() - m_startsAt;
    result.yourStats = {addressOf(1), cursor.progress(m_keys->sequence()), 0, cursor.accuracy(), 0,
                        Duration{0}};
    result.opponent = found().opponent;
    result.opponentStats = PlayerStats{addressOf(2), Ratio{}, 0, Ratio::one(), 0, Duration{0}};
    result.prize = won ? found().prize : Amount{};
    for (int change = -32; change <= 32; ++change) {
        if (player::isRatingChange(change, m_rating, 1200,
                                   won ? player::Score::Won : player::Score::Lost))
            result.ratingChange = change;
    }
    m_rating += result.ratingChange;
    m_balance += result.prize;
    result.rating = m_rating;
    m_lastResult = result;
    m_place = Place::Home;
    ++matchesSettled;
    say(result);
    say(MatchSettled{result.matchId, "0xfeed", m_balance});
}
