#pragma once

#include "server/direct_settings.h"
#include "server/discovery_settings.h"
#include "server/overload_settings.h"
#include "server/socket_io_settings.h"
#include "server/telemetry/log_format.h"
#include "server/transport_settings.h"
#include "shared/vocabulary/instant.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Every setting of the coordinator (SPEC 9). Empty paths mean what the comment says; what a
/// setting allows, and its text for `--help`, stands in settings_table.cpp.
namespace arcade::settings {

using namespace std::chrono_literals;

struct ServerSettings {
    /// An IPv4 or IPv6 address.
    std::string host = "127.0.0.1";
    /// 0 takes a free one.
    int port = 5000;
    TransportKind transport = TransportKind::Auto;
    std::string name = "GHOSTNET Arcade";
    /// The platform's data folder unless set; never empty after loadSettings().
    std::string data;
};

struct LogSettings {
    telemetry::LogFormat format = telemetry::LogFormat::Text;
    telemetry::LogLevel level = telemetry::LogLevel::Info;
};

struct MatchingSettings {
    /// 0 switches the random delay off.
    Duration antiSnipingMax = 1500ms;
    Duration rematchWindow = 180s;
    Duration longWait = 120s;
    Duration ticketLimit = 300s;
    /// Tickets a queue.
    int queueLimit = 100'000;
};

struct MatchSettings {
    Duration accept = 15s;
    Duration countdown = 5s;
    Duration duel = 60s;
    Duration registration = 60s;
    Duration hunt = 360s;
    Duration grace = 30s;
    Duration graceTotal = 60s;
    Duration queueGrace = 10s;
    Duration restartGrace = 60s;
};

struct GameSettings {
    /// Takes positions without keystrokes.
    bool untyped = false;
    int maxCharactersPerSecond = 25;
    Duration progressInterval = 50ms;
};

struct AuthSettings {
    Duration tokenLifetime = 24h;
    /// Files: an HS256 secret or PEM public keys each. Empty: own tokens only.
    std::vector<std::string> keys;
    /// Demanded of tokens signed elsewhere; empty: any.
    std::string issuer;
    std::string audience;
    /// Empty: `auth.secret` in the data folder. Made at first start.
    std::string secretFile;
};

struct AdminSettings {
    /// Empty: `admin.token` in the data folder. Made at first start.
    std::string tokenFile;
};

/// Whole `$DATA`.
struct MoneySettings {
    int grant = 10'000;
    int dailyTopUp = 500;
};

struct SessionSettings {
    Duration pingInterval = 15s;
    Duration pongTimeout = 5s;
    Duration authTimeout = 10s;
};

struct LimitSettings {
    int connections = 20'000;
    int connectionsPerAddress = 64;
    Duration handshake = 5s;
    int headBytes = 16'384;
    int bodyBytes = 65'536;
    int messageBytes = 16'384;
    int messagesPerSecond = 50;
    int messageBurst = 100;
    /// Outgoing, a connection.
    int backlogBytes = 1 << 20;
    int spectatorsPerMatch = 10'000;
    int signInsPerMinutePerAddress = 20;
    int directRequestsPerSecondPerAddress = 100;
    /// Whether limits per address count loopback, too.
    bool applyToLoopback = false;
};

/// Both or none.
struct TlsSettings {
    std::string certificate;
    std::string key;
};

struct HttpSettings {
    /// Origins that browsers may call from; empty: CORS is off.
    std::vector<std::string> corsOrigins;
};

struct DrainSettings {
    /// What running matches get when the server is asked to stop.
    Duration limit = 120s;
};

struct EventSettings {
    /// A file of JSON lines; empty: no sink.
    std::string file;
};

struct Settings {
    ServerSettings server;
    LogSettings log;
    MatchingSettings matching;
    MatchSettings match;
    GameSettings game;
    AuthSettings auth;
    AdminSettings admin;
    DirectSettings direct;
    MoneySettings money;
    SessionSettings session;
    LimitSettings limits;
    OverloadSettings overload;
    TlsSettings tls;
    HttpSettings http;
    DrainSettings drain;
    EventSettings events;
    DiscoverySettings discovery;
    SocketIoSettings socketIo;
};

/// The defaults, with the platform's data folder.
Settings defaultSettings();

enum class Action { Run, ShowHelp, ShowVersion, PrintConfig };

/// One thing that is wrong, in the words of whoever has to put it right.
struct Fault {
    /// `flag --port`, `environment ARCADE_SERVER_PORT`, `file arcade.toml line 3`.
    std::string source;
    /// Empty when no setting is concerned.
    std::string key;
    /// The value refused, unless it may be a secret.
    std::optional<std::string> value;
    /// What is wrong and what is allowed.
    std::string message;

    /// One line; control characters are escaped.
    std::string toString() const;
};

/// With faults, whoever starts the server shows them all and exits with 2; the settings then hold
/// what was right. Help and version are to be shown in spite of faults.
struct LoadOutcome {
    Settings settings;
    std::vector<Fault> faults;
    Action action = Action::Run;
};

using Environment = std::map<std::string, std::string>;
Environment processEnvironment();

/// Flags win over the environment, that over the file (`--config`, or ARCADE_CONFIG), that over
/// the defaults. `arguments` are without the program's name.
LoadOutcome loadSettings(std::span<const std::string> arguments, const Environment& environment);

/// What `--help`, `--version` and `--print-config` print, with the last line feed. The last is a
/// configuration file that gives these settings again.
std::string helpText();
std::string versionText();
std::string configText(const Settings& settings);

} // namespace arcade::settings
