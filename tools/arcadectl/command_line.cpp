#include "tools/arcadectl/command_line.h"

#include "shared/vocabulary/ids.h"

#include <QCommandLineParser>
#include <QFile>

namespace arcade::arcadectl {
namespace {

constexpr qint64 kMaxFileBytes = 64 * 1024;
constexpr int kMaxDrainSeconds = 3600;

Error wrong(const QString& what) {
    return {ErrorCode::BadMessage, what.toStdString()};
}

Result<QByteArray> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    return file.read(kMaxFileBytes);
}

Result<std::string> readToken(const QString& path) {
    if (path.isEmpty())
        return wrong(QStringLiteral("Say where the operator's token is: --token-file FILE"));
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return content.error();
    const QByteArray token = content.value().trimmed();
    if (token.isEmpty() || token.contains('\n'))
        return wrong(QStringLiteral("%1 does not hold a token.").arg(path));
    return token.toStdString();
}

/// What the verb is about, checked before anything is sent.
Result<std::string> argumentOf(Verb verb, const QStringList& rest) {
    const bool needsOne = verb == Verb::Cancel || verb == Verb::Kick;
    if (rest.size() != (needsOne ? 1 : 0))
        return wrong(needsOne ? QStringLiteral("Name exactly one match or player.")
                              : QStringLiteral("Too many arguments."));
    if (!needsOne)
        return std::string{};
    const std::string argument = rest.front().toStdString();
    if (verb == Verb::Cancel && !MatchId::parse(argument))
        return wrong(QStringLiteral("A match's id is 32 lower-case hexadecimal digits."));
    if (verb == Verb::Kick && !Address::parse(argument))
        return wrong(QStringLiteral("A player's address is 0x and 40 hexadecimal digits."));
    return argument;
}

Result<QUrl> serverOf(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const bool isBare = url.path().isEmpty() || url.path() == QLatin1String("/");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || !isBare || url.hasQuery())
        return wrong(QStringLiteral("A server is http://HOST:PORT or https://HOST:PORT."));
    return url;
}

Result<std::optional<Duration>> drainLimitOf(Verb verb, const QString& text) {
    if (text.isEmpty())
        return std::optional<Duration>{};
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (verb != Verb::Drain || !isNumber || seconds < 0 || seconds > kMaxDrainSeconds)
        return wrong(QStringLiteral("--limit goes with drain and is 0 to %1 seconds.")
                         .arg(kMaxDrainSeconds));
    return std::optional<Duration>{std::chrono::seconds{seconds}};
}

struct Switches {
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}};
    QCommandLineOption json{QStringLiteral("json")};
    QCommandLineOption server{QStringLiteral("server"),
                              {},
                              QStringLiteral("url"),
                              QStringLiteral("http://127.0.0.1:5000")};
    QCommandLineOption tokenFile{QStringLiteral("token-file"), {}, QStringLiteral("file")};
    QCommandLineOption caFile{QStringLiteral("ca-file"), {}, QStringLiteral("file")};
    QCommandLineOption limit{QStringLiteral("limit"), {}, QStringLiteral("seconds")};
};

Result<Options> optionsOf(const QCommandLineParser& parser, const Switches& switches) {
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return wrong(QStringLiteral("Say what to do."));
    const auto verb = parseWireText<Verb>(words.front().toStdString());
    if (!verb)
        return wrong(QStringLiteral("'%1' is nothing this program does.").arg(words.front()));
    Options options;
    options.verb = *verb;
    options.wantsJson = parser.isSet(switches.json);
    auto argument = argumentOf(*verb, words.mid(1));
    auto server = serverOf(parser.value(switches.server));
    auto limit = drainLimitOf(*verb, parser.value(switches.limit));
    for (const Error* fault :
         {argument ? nullptr : &argument.error(), server ? nullptr : &server.error(),
          limit ? nullptr : &limit.error()})
        if (fault != nullptr)
            return *fault;
    auto token = readToken(parser.value(switches.tokenFile));
    if (!token)
        return token.error();
    options.argument = std::move(argument).value();
    options.server = std::move(server).value();
    options.drainLimit = limit.value();
    options.token = std::move(token).value();
    if (parser.isSet(switches.caFile)) {
        auto certificate = readFile(parser.value(switches.caFile));
        if (!certificate)
            return certificate.error();
        options.certificate = std::move(certificate).value();
    }
    return options;
}

} // namespace

std::string usage() {
    return R"(Usage: arcadectl [OPTIONS] COMMAND

Commands
  status             the server and its process
  queues             the queues that hold tickets
  matches            the matches under way
  drain              take no more tickets, let matches end, stop the server
  cancel ID          end a match without anyone's fault: stakes go back
  kick ADDRESS       take a player out of queue and match, close the connection
  verify-ledger      walk the whole ledger

Options
  --server URL       the coordinator, http://127.0.0.1:5000 if left out
  --token-file FILE  the operator's token: admin.token in the server's data folder
  --ca-file FILE     a certificate to trust, in PEM, as for a self-signed server
  --limit SECONDS    how long matches may take to end (drain)
  --json             print the server's answer as it is
  --help             this text

Exit status: 0 done, 1 refused or the ledger is not sound, 2 wrong arguments, 3 not reachable.
)";
}

Result<Options> parseCommandLine(const QStringList& arguments) {
    const Switches switches;
    QCommandLineParser parser;
    parser.addOptions({switches.help, switches.json, switches.server, switches.tokenFile,
                       switches.caFile, switches.limit});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(switches.help)) {
        Options options;
        options.wantsHelp = true;
        return options;
    }
    return optionsOf(parser, switches);
}

} // namespace arcade::arcadectl
