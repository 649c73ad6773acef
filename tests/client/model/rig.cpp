#include "tests/client/model/rig.h"

#include "shared/codec/envelope.h"
#include "shared/codec/flat.h"

#include <QTest>

namespace arcade::client {
namespace {

const QString kAuth = QStringLiteral("auth");

QString frame(const ServerMessage& message, Instant now) {
    return QString::fromStdString(codec::encode(message, {}, now));
}

} // namespace

std::vector<std::function<std::unique_ptr<QObject>()>>& testClasses() {
    static std::vector<std::function<std::unique_ptr<QObject>()>> classes;
    return classes;
}

Rig::Rig()
    : m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_session(
          std::make_unique<Session>(m_credentials, m_log, nullptr, [this] { return m_local; })) {
    QObject::connect(m_session.get(), &Session::requested, m_session.get(),
                     [this](quint64 id, const ClientMessage& message) {
                         m_lastRequest = id;
                         m_asked.push_back(message);
                     });
}

Rig::~Rig() = default;

void Rig::goOnline(const SessionState& state) {
    m_session->open(*ServerAddress::parse(address()), QStringLiteral("nyx_"));
    admit(state);
}

void Rig::admit(const SessionState& state) {
    if (!QTest::qWaitFor([this] { return m_server.lastId(kAuth) != m_answered; }))
        qFatal("the session does not reach its server");
    welcome(state);
}

void Rig::welcome(const SessionState& state) {
    // The answer to `auth` sets the clock: no way is shorter than none.
    const Instant now =
        kStart + std::chrono::duration_cast<Duration>(m_local - LocalTime{std::chrono::hours{1}});
    m_answered = m_server.lastId(kAuth);
    m_server.send(frame(told::greeting(now), now), m_answered);
    m_server.send(frame(state, now));
    if (!QTest::qWaitFor([this] { return m_session->isOnline(); }))
        qFatal("the session does not take its server's word");
}

void Rig::cut() {
    m_server.vanish();
    if (!QTest::qWaitFor([this] { return !m_session->isOnline(); }))
        qFatal("the session does not notice that its server is gone");
}

void Rig::drop(int closeCode) {
    m_server.drop(closeCode);
    if (!QTest::qWaitFor([this] { return !m_session->isOnline(); }))
        qFatal("the session does not notice that its connection is gone");
}

void Rig::knock() {
    const QString before = m_server.lastId(kAuth);
    m_session->retryNow();
    if (!QTest::qWaitFor([&] { return m_server.lastId(kAuth) != before; }))
        qFatal("the session does not come back");
}

void Rig::comeBack(const SessionState& state) {
    knock();
    welcome(state);
}

void Rig::refuseAuth() {
    m_answered = m_server.lastId(kAuth);
    m_server.send(frame(ErrorReply{ErrorCode::TokenInvalid, "who are you?", {}}, now()),
                  m_answered);
}

void Rig::push(Duration by) {
    m_local += by;
    Q_EMIT m_ticker.ticked();
}

void Rig::tellDirect(const ServerMessage& message) {
    if (!QTest::qWaitFor([this] { return m_server.hasFlatClient(); }))
        qFatal("nobody plays a direct game");
    const int before = m_server.flatReads();
    m_server.sendFlat(QString::fromStdString(codec::encodeFlat(message)));
    // Who is told of the end hangs up.
    const auto isRead = [&] { return m_server.flatReads() > before || !m_server.hasFlatClient(); };
    if (!QTest::qWaitFor(isRead))
        qFatal("the client does not read");
}

namespace told {

Address me() {
    return *Address::parse("0x7a3f0000000000000000000000000000000091c2");
}

Address rival() {
    return *Address::parse("0x9c2d0000000000000000000000000000000004ab");
}

MatchId match(std::uint64_t number) {
    return {7, number};
}

AuthSuccess greeting(Instant now) {
    AuthSuccess success;
    success.playerId = {3, 1};
    success.rating = 1247;
    success.sessionExpires = now + std::chrono::hours{24};
    success.ratings = {{GameType::CodeDuel, 1247, 41, 23}};
    success.callsign = "nyx_";
    success.address = me();
    success.balance = Amount::data(9400);
    success.serverTime = now;
    return success;
}

SessionState session() {
    SessionState state;
    state.balance = Amount::data(9400);
    return state;
}

QueueUpdate ticket(TicketStatus status) {
    using namespace std::chrono_literals;
    QueueUpdate update;
    update.status = status;
    update.stakeTier = StakeTier::Gold;
    update.position = 3;
    update.estimatedWait.value = 20s;
    update.waitInterval = {8s, 45s};
    update.playersInTier = 14;
    update.range = {1047, 1447};
    update.inRange = 2;
    update.excludedByBounds = 3;
    update.widensIn = 12s;
    update.enteredAt = Rig::kStart - 67s;
    update.waited = 67s;
    return update;
}

MatchFound found(Instant now, MatchId id) {
    MatchFound found;
    found.matchId = id;
    found.stakeTier = StakeTier::Gold;
    found.opponent = PlayerCard{rival(), "void-runner", 1189, 18, 76};
    found.wager = Amount::data(300);
    found.prize = Amount::data(540);
    found.burn = Amount::data(60);
    found.acceptTimeLeft = std::chrono::seconds{11};
    found.acceptDeadline = now + found.acceptTimeLeft;
    return found;
}

MatchCountdown countdown(Instant now, const std::string& sequence) {
    MatchCountdown countdown;
    countdown.matchId = match();
    countdown.secondsRemaining = std::chrono::seconds{5};
    countdown.timeLeft = countdown.secondsRemaining;
    countdown.codeSequence = sequence;
    countdown.gameStartsAt = now + countdown.timeLeft;
    return countdown;
}

GameStarted started(Instant now) {
    GameStarted started;
    started.matchId = match();
    started.duration = std::chrono::seconds{60};
    started.timeLeft = Duration{37'500};
    started.endsAt = now + started.timeLeft;
    return started;
}

GameResult result(const std::optional<Address>& winner, EndReason reason) {
    GameResult result;
    result.matchId = match();
    result.stakeTier = StakeTier::Gold;
    if (winner)
        result.winner.value = winner->toString();
    result.endReason = reason;
    result.duration = Duration{41'200};
    result.yourStats = {me(), Ratio::one(), 87, Ratio::of(97, 100), 60, Duration{41'200}};
    result.opponent = PlayerCard{rival(), "void-runner", 1189, 18, 76};
    result.opponentStats =
        PlayerStats{rival(), Ratio::of(84, 100), 74, Ratio::of(94, 100), 50, Duration{40'900}};
    result.prize = Amount::data(540);
    result.ratingChange = 14;
    result.rating = 1261;
    return result;
}

MatchCancelled cancelled(CancelReason reason, Cause by, bool requeued) {
    MatchCancelled cancelled;
    cancelled.matchId = match();
    cancelled.reason = reason;
    cancelled.by = by;
    cancelled.requeued = requeued;
    return cancelled;
}

std::string ann() {
    return "0x00000000000000000000000000000000000000aa";
}

std::string bob() {
    return "0x00000000000000000000000000000000000000bb";
}

SpectateUpdate watched(Instant now, MatchPhase phase, MatchId id) {
    SpectateUpdate update;
    update.matchId = id;
    update.spectatorCount = 47;
    update.phase = phase;
    update.timeLeft = std::chrono::seconds{phase == MatchPhase::Ready ? 4 : 40};
    update.endsAt = now + update.timeLeft;
    update.totalPool = Amount::data(1'200);
    update.sides = {
        {ann(), {}, 85, Ratio::of(97, 100), 0, Amount::data(800), Ratio::of(1'425, 1'000)},
        {bob(), {}, 70, Ratio::of(94, 100), 0, Amount::data(400), Ratio::of(2'850, 1'000)}};
    return update;
}

SpectateJoined joined(Instant now, MatchPhase phase, MatchId id) {
    SpectateJoined joined;
    joined.update = watched(now, phase, id);
    joined.players = {{ann(), "ann", {{*Address::parse(ann()), "ann", 1247, 18, 76}}},
                      {bob(), "bob", {{*Address::parse(bob()), "bob", 1189, 23, 81}}}};
    joined.tier = StakeTier::Gold;
    joined.canBet = phase == MatchPhase::Ready;
    joined.delay = Duration{620};
    return joined;
}

BetReceipt bet(std::uint64_t number, MatchId id) {
    return {id, Amount::data(50), bob(), Ratio::of(2'850, 1'000), "9f86d081", BetId{9, number}};
}

SpectateResult watchResult(const std::optional<std::string>& winner,
                           const std::optional<EndReason>& reason) {
    SpectateResult result;
    result.matchId = match();
    result.winner.value = winner;
    result.endReason = reason;
    const bool isBack = !winner;
    result.payout = isBack ? Amount::data(50) : *winner == bob() ? Amount::data(142) : Amount();
    result.bets = {{bob(), Amount::data(50), result.payout}};
    result.balance = Amount::data(9'500);
    return result;
}

} // namespace told

} // namespace arcade::client
