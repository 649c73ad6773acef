#include "tools/bench/abuse_volley.h"
#include "tools/bench/commands.h"
#include "tools/bench/generator.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"

#include "shared/codec/record_json.h"
#include "shared/protocol/http_messages.h"
#include "tools/player/http_call.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

/// The process of the attackers: signs in the guests it needs, says `ready`, waits for the match
/// they are to disturb, attacks, and tells what it was answered.
namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kGatherLimit = 40s;
constexpr std::chrono::milliseconds kStepLimit = 60s;
constexpr int kSignInsAtOnce = 64;
/// Few enough to be welcome.
constexpr int kGuestsOfAnAddress = 10;
/// What is measured is the server, not how its attackers and players share what is left.
constexpr int kAttackerNiceness = 10;

/// Everyone gets a token.
class GuestList {
public:
    GuestList(player::Loop& loop, const player::Endpoint& server, const AbusePlan& plan)
        : m_loop(loop)
        , m_server(server)
        , m_firstAddress(plan.guestAddress)
        , m_suffix(drawSuffix())
        , m_tokens(static_cast<std::size_t>(plan.guests()))
        , m_calls(m_tokens.size()) {}

    bool gather() {
        for (int begun = 0; begun < kSignInsAtOnce; ++begun)
            signInNext();
        return waitUntil([this] { return m_done == m_tokens.size(); }, kGatherLimit) &&
               std::ranges::none_of(m_tokens, &std::string::empty);
    }
    const std::vector<std::string>& tokens() const { return m_tokens; }
    const std::string& trouble() const { return m_trouble; }

private:
    void signInNext() {
        if (m_begun == m_tokens.size())
            return;
        const std::size_t index = m_begun++;
        const auto address = m_firstAddress + static_cast<int>(index) / kGuestsOfAnAddress;
        const SessionRequest request{"g" + std::to_string(index) + '-' + m_suffix, {}};
        m_calls[index] = std::make_shared<player::HttpCall>(
            m_loop, fromAddress(m_server, address), "POST", "/api/session", codec::toJson(request),
            [this, index](const Result<player::HttpReply>& result) { signedIn(index, result); });
    }
    void signedIn(std::size_t index, const Result<player::HttpReply>& result) {
        m_loop.dispose(std::move(m_calls[index]));
        const auto reply = result ? codec::fromJson<SessionReply>(result.value().body)
                                  : Result<SessionReply>(result.error());
        if (reply)
            m_tokens[index] = reply.value().token;
        else
            m_trouble = result ? result.value().body : result.error().message;
        ++m_done;
        signInNext();
    }

    player::Loop& m_loop;
    const player::Endpoint& m_server;
    int m_firstAddress;
    std::string m_suffix;
    std::vector<std::string> m_tokens;
    std::vector<std::shared_ptr<player::HttpCall>> m_calls;
    std::string m_trouble;
    std::size_t m_begun = 0;
    std::size_t m_done = 0;
};

void roll(player::Loop& loop, const std::vector<Wave>& step,
          const Volley::Circumstances& circumstances, AbuseFigures& figures) {
    std::vector<std::unique_ptr<Volley>> volleys;
    for (const Wave& wave : step)
        volleys.push_back(std::make_unique<Volley>(loop, wave, circumstances, figures));
    for (const auto& volley : volleys)
        volley->begin();
    const auto isOver = [&] {
        return std::ranges::all_of(volleys, [](const auto& volley) { return volley->isOver(); });
    };
    if (!waitUntil(isOver, kStepLimit)) {
        for (const auto& volley : volleys)
            volley->stop();
    }
}

QByteArray asJson(const AbuseFigures& figures) {
    QJsonObject answers;
    for (const auto& [name, counts] : figures.answers) {
        QJsonObject each;
        for (const auto& [answer, count] : counts)
            each[QString::fromStdString(answer)] = count;
        answers[QString::fromStdString(name)] = each;
    }
    const QJsonObject whole{
        {QStringLiteral("lines"), figures.lines},
        {QStringLiteral("unexpected"), figures.unexpected},
        {QStringLiteral("bytes"), static_cast<qint64>(figures.bytesSent)},
        {QStringLiteral("most_bytes"), static_cast<qint64>(figures.mostBytesOfALine)},
        {QStringLiteral("most_at_once"), figures.mostAtOnce},
        {QStringLiteral("seconds"), figures.seconds},
        {QStringLiteral("answers"), answers}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

void tellLeader(const QByteArray& line) {
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

} // namespace

Verdict attack(const AttackOptions& options) {
    const auto endpoint = player::Endpoint::resolve(options.server);
    const auto plans = abusePlans(options.isSmall ? AbuseScale::Small : AbuseScale::Full,
                                  transportNamed(options.transport));
    const auto plan = std::ranges::find(plans, options.name.toStdString(), &AbusePlan::name);
    if (!endpoint || plan == plans.end())
        return Verdict::WrongUsage;
    if (::nice(kAttackerNiceness) == -1)
        std::fprintf(stderr, "arcade-bench: the attackers run like everyone else\n");
    player::Loop loop;
    GuestList guests(loop, endpoint.value(), *plan);
    if (!guests.gather()) {
        std::fprintf(stderr, "arcade-bench: the attackers' guests did not come: %s\n",
                     guests.trouble().c_str());
        return Verdict::Broken;
    }
    tellLeader("ready");
    Volley::Circumstances circumstances{endpoint.value(), {}, guests.tokens()};
    if (!std::getline(std::cin, circumstances.match))
        return Verdict::Broken;
    AbuseFigures figures;
    const auto start = player::Clock::now();
    for (const auto& step : plan->steps)
        roll(loop, step, circumstances, figures);
    figures.seconds = secondsSince(start);
    tellLeader(asJson(figures));
    return Verdict::AllWell;
}

} // namespace arcade::bench
