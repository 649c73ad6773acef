#include "server/settings_table.h"

#include "server/settings_rules.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace arcade::settings {
namespace {

template <auto Group, auto Member>
auto& field(Settings& settings) {
    return settings.*Group.*Member;
}

template <auto Group, auto Member>
Choice choice() {
    using Enum = std::remove_reference_t<decltype(field<Group, Member>(std::declval<Settings&>()))>;
    return Choice{
        {EnumText<Enum>::texts.begin(), EnumText<Enum>::texts.end()},
        [](const Settings& settings) { return static_cast<std::size_t>(settings.*Group.*Member); },
        [](Settings& settings, std::size_t index) {
            settings.*Group.*Member = static_cast<Enum>(index);
        }};
}

template <auto Group, auto Member>
WholeNumber number(int min, int max) {
    return WholeNumber{field<Group, Member>, min, max};
}

template <auto Group, auto Member>
Span milliseconds(int min, int max) {
    return Span{field<Group, Member>, 1ms, "milliseconds", min, max};
}

template <auto Group, auto Member>
Span seconds(int min, int max) {
    return Span{field<Group, Member>, 1s, "seconds", min, max};
}

template <auto Group, auto Member>
Span hours(int min, int max) {
    return Span{field<Group, Member>, 1h, "hours", min, max};
}

template <auto Group, auto Member>
Flag flag() {
    return Flag{field<Group, Member>};
}

template <auto Group, auto Member>
Text text(const TextRule& rule) {
    return Text{field<Group, Member>, rule};
}

template <auto Group, auto Member>
TextList list(const TextRule& rule) {
    return TextList{field<Group, Member>, rule};
}

constexpr int kMillion = 1'000'000;
constexpr int kMiB = 1 << 20;

using S = Settings;

std::vector<Setting> serverSettings() {
    using Server = ServerSettings;
    using Log = LogSettings;
    return {
        {"server.host", "Address to listen on. 0.0.0.0 and :: are all interfaces.",
         text<&S::server, &Server::host>(kAddressRule)},
        {"server.port", "TCP port of HTTP and WebSocket. 0 takes a free one.",
         number<&S::server, &Server::port>(0, 65535)},
        {"server.transport",
         "What carries WebSockets: plain sockets of the system, or qt for QtWebSockets. auto: "
         "plain, "
         "but qt with TLS.",
         choice<&S::server, &Server::transport>()},
        {"server.name", "Name of this server, shown to players.",
         text<&S::server, &Server::name>(kNameRule)},
        {"server.data", "Folder of accounts, matches and secrets.",
         text<&S::server, &Server::data>(kFolderRule)},
        {"log.format", "Lines on standard error as text, or as JSON for machines.",
         choice<&S::log, &Log::format>()},
        {"log.level", "The least serious lines that are written.", choice<&S::log, &Log::level>()},
    };
}

std::vector<Setting> matchingSettings() {
    using Matching = MatchingSettings;
    return {
        {"matching.anti_sniping_max_ms",
         "Longest random delay before a new ticket may be matched. 0 switches it off.",
         milliseconds<&S::matching, &Matching::antiSnipingMax>(0, 10'000)},
        {"matching.rematch_window_s",
         "For how long the same pair is avoided while anyone else is eligible.",
         seconds<&S::matching, &Matching::rematchWindow>(0, 3600)},
        {"matching.long_wait_s", "Wait after which a player gets advice.",
         seconds<&S::matching, &Matching::longWait>(1, 3600)},
        {"matching.ticket_limit_s", "Wait after which a ticket is removed and the stake released.",
         seconds<&S::matching, &Matching::ticketLimit>(1, 86'400)},
        {"matching.queue_limit", "Tickets a queue holds.",
         number<&S::matching, &Matching::queueLimit>(2, kMillion)},
    };
}

std::vector<Setting> matchSettings() {
    using Match = MatchSettings;
    using Game = GameSettings;
    return {
        {"match.accept_s", "Time to accept a match.", seconds<&S::match, &Match::accept>(1, 120)},
        {"match.countdown_s", "Countdown before the start.",
         seconds<&S::match, &Match::countdown>(3, 60)},
        {"match.duel_s", "Length of a duel.", seconds<&S::match, &Match::duel>(1, 3600)},
        {"match.registration_s", "How long a hunt waits for hunters.",
         seconds<&S::match, &Match::registration>(1, 3600)},
        {"match.hunt_s", "Length of a hunt.", seconds<&S::match, &Match::hunt>(1, 3600)},
        {"match.grace_s", "Time to come back into a game after a disconnect.",
         seconds<&S::match, &Match::grace>(0, 600)},
        {"match.grace_total_s", "The same, all disconnects of a match together.",
         seconds<&S::match, &Match::graceTotal>(0, 3600)},
        {"match.queue_grace_s", "Time to come back into a queue after a disconnect.",
         seconds<&S::match, &Match::queueGrace>(0, 300)},
        {"match.restart_grace_s", "Time to come back after a restart of the server.",
         seconds<&S::match, &Match::restartGrace>(0, 3600)},
        {"game.untyped", "Takes progress without keystrokes. For games that cannot send them.",
         flag<&S::game, &Game::untyped>()},
        {"game.max_characters_per_s", "Typing faster than this does not count.",
         number<&S::game, &Game::maxCharactersPerSecond>(1, 10'000)},
        {"game.progress_interval_ms", "How often a player's progress is taken at most.",
         milliseconds<&S::game, &Game::progressInterval>(0, 1000)},
    };
}

std::vector<Setting> accountSettings() {
    using Auth = AuthSettings;
    using Session = SessionSettings;
    return {
        {"auth.token_hours", "How long a token is valid.",
         hours<&S::auth, &Auth::tokenLifetime>(1, 720)},
        {"auth.keys", "Keys of tokens signed elsewhere: an HS256 secret or PEM public keys a file.",
         list<&S::auth, &Auth::keys>(kReadableRule)},
        {"auth.issuer", "Issuer that tokens signed elsewhere must name.",
         text<&S::auth, &Auth::issuer>(kOptionalTextRule)},
        {"auth.audience", "Audience that tokens signed elsewhere must name.",
         text<&S::auth, &Auth::audience>(kOptionalTextRule)},
        {"auth.secret_file", "Secret of our own tokens, made at first start; in the data folder.",
         text<&S::auth, &Auth::secretFile>(kOptionalPathRule)},
        {"admin.token_file", "The operator's token, made at first start; in the data folder.",
         text<&S::admin, &AdminSettings::tokenFile>(kOptionalPathRule)},
        {"direct.auth",
         "Whether ids of direct games are anyone's, or need a token. auto: open when only loopback "
         "and private networks reach the server.",
         choice<&S::direct, &DirectSettings::auth>()},
        {"direct.result_token_file",
         "Token of game servers that report results, made at first start; in the data folder.",
         text<&S::direct, &DirectSettings::resultTokenFile>(kOptionalPathRule)},
        {"money.grant_data", "Play money of a new player, in $DATA.",
         number<&S::money, &MoneySettings::grant>(0, 1000 * kMillion)},
        {"money.daily_top_up_data", "What a player's balance is topped up to once a day, in $DATA.",
         number<&S::money, &MoneySettings::dailyTopUp>(0, 1000 * kMillion)},
        {"session.ping_interval_s", "Time between two pings.",
         seconds<&S::session, &Session::pingInterval>(1, 300)},
        {"session.pong_timeout_s", "Silence after a ping that is a disconnect.",
         seconds<&S::session, &Session::pongTimeout>(1, 60)},
        {"session.auth_timeout_s", "Time to sign in on a new connection.",
         seconds<&S::session, &Session::authTimeout>(1, 120)},
        {"socketio.ping_interval_ms", "Time between two pings of Socket.IO.",
         milliseconds<&S::socketIo, &SocketIoSettings::pingInterval>(100, 60'000)},
        {"socketio.ping_timeout_ms", "Silence after such a ping that is a disconnect.",
         milliseconds<&S::socketIo, &SocketIoSettings::pingTimeout>(100, 60'000)},
    };
}

std::vector<Setting> limitSettings() {
    using Limits = LimitSettings;
    return {
        {"limits.connections", "Connections in all.",
         number<&S::limits, &Limits::connections>(1, kMillion)},
        {"limits.connections_per_address", "Connections from one address.",
         number<&S::limits, &Limits::connectionsPerAddress>(1, kMillion)},
        {"limits.handshake_s", "Time for the head of a request.",
         seconds<&S::limits, &Limits::handshake>(1, 60)},
        {"limits.head_bytes", "Size of the head of a request.",
         number<&S::limits, &Limits::headBytes>(1024, kMiB)},
        {"limits.body_bytes", "Size of the body of a request.",
         number<&S::limits, &Limits::bodyBytes>(1024, 16 * kMiB)},
        {"limits.message_bytes", "Size of a WebSocket message.",
         number<&S::limits, &Limits::messageBytes>(1024, 16'384)},
        {"limits.messages_per_s", "Messages of a connection a second.",
         number<&S::limits, &Limits::messagesPerSecond>(1, 100'000)},
        {"limits.message_burst", "Messages of a connection at once.",
         number<&S::limits, &Limits::messageBurst>(1, 100'000)},
        {"limits.backlog_bytes", "Bytes that may wait for a slow connection.",
         number<&S::limits, &Limits::backlogBytes>(16 * 1024, 1024 * kMiB)},
        {"limits.spectators_per_match", "Players who may watch a match.",
         number<&S::limits, &Limits::spectatorsPerMatch>(0, kMillion)},
        {"limits.sign_ins_per_minute_per_address", "Sign-ins from one address a minute.",
         number<&S::limits, &Limits::signInsPerMinutePerAddress>(1, 100'000)},
        {"limits.direct_requests_per_s_per_address",
         "Requests of direct games from one address a second; ten times as many at once.",
         number<&S::limits, &Limits::directRequestsPerSecondPerAddress>(1, 100'000)},
        {"limits.apply_to_loopback", "Whether limits per address count this computer, too.",
         flag<&S::limits, &Limits::applyToLoopback>()},
    };
}

std::vector<Setting> overloadSettings() {
    using Overload = OverloadSettings;
    return {
        {"overload.commit_wait_ms",
         "New work is refused while the oldest commit has waited so long for the store.",
         milliseconds<&S::overload, &Overload::commitWait>(10, 60'000)},
        {"overload.commits_pending", "New work is refused while so many commits are under way.",
         number<&S::overload, &Overload::commitsPending>(1, kMillion)},
        {"overload.loop_lag_ms",
         "New work is refused once timers have been so late for a second on end.",
         milliseconds<&S::overload, &Overload::loopLag>(10, 60'000)},
    };
}

std::vector<Setting> serviceSettings() {
    return {
        {"tls.certificate", "PEM certificate chain, for https and wss. Needs tls.key.",
         text<&S::tls, &TlsSettings::certificate>(kOptionalReadableRule)},
        {"tls.key", "PEM private key of the certificate.",
         text<&S::tls, &TlsSettings::key>(kOptionalReadableRule)},
        {"http.cors_origins",
         "Origins that browsers may call the HTTP interface and Socket.IO from.",
         list<&S::http, &HttpSettings::corsOrigins>(kOriginRule)},
        {"drain.limit_s", "Time that running matches get when the server is asked to stop.",
         seconds<&S::drain, &DrainSettings::limit>(0, 3600)},
        {"discovery.enabled",
         "Answers clients that look for servers on the LAN. auto: when listening beyond loopback.",
         choice<&S::discovery, &DiscoverySettings::enabled>()},
        {"discovery.port", "UDP port of those answers. Clients ask at 5000 unless told otherwise.",
         number<&S::discovery, &DiscoverySettings::port>(1, 65535)},
        {"events.file", "File that every event is appended to as a line of JSON.",
         text<&S::events, &EventSettings::file>(kOptionalPathRule)},
    };
}

std::vector<Setting> makeTable() {
    std::vector<Setting> table;
    for (const auto& part :
         {serverSettings(), matchingSettings(), matchSettings(), accountSettings(), limitSettings(),
          overloadSettings(), serviceSettings()})
        std::copy(part.begin(), part.end(), std::back_inserter(table));
    return table;
}

} // namespace

std::span<const Setting> settingsTable() {
    static const std::vector<Setting> table = makeTable();
    return table;
}

const Setting* findSetting(std::string_view key) {
    const auto table = settingsTable();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [key](const Setting& setting) { return setting.key == key; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace arcade::settings
