#include "tools/bench/duellist.h"

#include "tools/bench/frame_text.h"

#include "shared/codec/envelope.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Time;

/// Keystrokes that come after the end are refused, and rightly so.
constexpr std::string_view kProgressId = "k";
constexpr auto kMessageInterval = 100ms;
constexpr auto kThinking = 200ms;
constexpr auto kPause = 500ms;
/// Duels of many lengths, so that they end and begin all the time. Nobody types faster than counts.
constexpr double kShortestSeconds = 6;
constexpr double kLongestSeconds = 56;

player::Clock::duration part(player::Clock::duration whole, double share) {
    return std::chrono::duration_cast<player::Clock::duration>(whole * share);
}

/// As a JSON number below 1 or 1 itself.
std::string fraction(std::int64_t millionths) {
    if (millionths >= Ratio::kOne)
        return "1";
    std::string digits = std::to_string(Ratio::kOne + millionths);
    return "0." + digits.substr(1);
}

/// Of ASCII text.
std::string inJson(const std::u32string& keys) {
    std::string text;
    for (const char32_t key : keys) {
        if (key == U'\b')
            text += "\\b";
        else if (key == U'"' || key == U'\\')
            text.append({'\\', static_cast<char>(key)});
        else
            text += player::utf8({&key, 1});
    }
    return text;
}

} // namespace

Duellist::Duellist(player::Loop& loop, Client& client, Field& field, DuelFigures& figures,
                   std::uint64_t seed)
    : m_client(client)
    , m_field(field)
    , m_figures(figures)
    , m_random(seed)
    , m_timer(loop, [this] { act(); }) {}

void Duellist::plan(Act act, Time due) {
    if (m_isStopped)
        return;
    m_act = act;
    m_due = wholeMillisecond(due);
    m_timer.startAt(m_due);
}

void Duellist::stop() {
    m_isStopped = true;
    m_timer.stop();
}

void Duellist::act() {
    if (!m_client.isOpen())
        return;
    switch (m_act) {
    case Act::Enter: return enter();
    case Act::Accept: return accept();
    case Act::Type: return type();
    }
}

void Duellist::enterAt(Time due) {
    plan(Act::Enter, due);
}

void Duellist::enter() {
    m_entryId = "e" + std::to_string(++m_entries);
    m_enteredAt = m_due;
    m_isFirstPairing = true;
    static const QueueEnter request{GameType::CodeDuel, StakeTier::Diamond, {}, {}, {}};
    m_client.say(codec::encode(ClientMessage(request), m_entryId, Instant{}));
}

void Duellist::accept() {
    const auto match = MatchId::parse(m_match);
    if (!match)
        return;
    m_acceptedAt = m_due;
    m_client.say(codec::encode(ClientMessage(MatchShown{*match}), "s", Instant{}));
    m_client.say(
        codec::encode(ClientMessage(MatchReady{*match, ReadyResponse::Accept}), "a", Instant{}));
}

std::u32string Duellist::keys() {
    m_credit += m_pace;
    std::u32string keys;
    const auto position = static_cast<std::size_t>(m_cursor.position);
    for (; m_credit >= 1 && position + keys.size() < m_sequence.size(); m_credit -= 1)
        keys += m_sequence[position + keys.size()];
    if (!keys.empty())
        return keys;
    // Wrong, and erased: the opponent is shown another accuracy.
    return m_sequence[position] == U'~' ? U"^\b" : U"~\b";
}

void Duellist::type() {
    if (!m_isPlaying || m_cursor.finished(m_sequence))
        return;
    const std::u32string typed = keys();
    const std::string before = std::to_string(m_cursor.keys);
    for (const char32_t key : typed)
        m_cursor = m_cursor.after(key, m_sequence);
    m_trail.push_back(
        {m_cursor.progress(m_sequence).millionths, m_cursor.accuracy().millionths, m_due});
    ++m_figures.progressSent;
    std::string frame = R"({"type":"game.progress","id":")";
    frame.append(kProgressId).append(R"(","ts":0,"data":{"match_id":")").append(m_match);
    frame.append(R"(","progress":)").append(fraction(m_trail.back().progress));
    frame.append(R"(,"current_position":)").append(std::to_string(m_cursor.position));
    frame.append(R"(,"keys_before":)").append(before);
    frame.append(R"(,"typed":")").append(inJson(typed)).append(R"("}})");
    m_client.say(frame);
    plan(Act::Type, m_due + kMessageInterval);
}

void Duellist::heard(std::string_view frame, Time now) {
    const std::string_view type = typeIn(frame);
    if (type == OpponentProgress::info.wireName) {
        if (m_opponent)
            m_opponent->isShown(millionthsAfter(frame, R"("progress":)"),
                                millionthsAfter(frame, R"("accuracy":)"), now);
    } else if (type == QueueUpdate::info.wireName) {
        if (idIn(frame) == m_entryId)
            m_figures.enter.record(m_enteredAt, now);
    } else if (type == MatchFound::info.wireName) {
        found(frame, now);
    } else if (type == MatchCountdown::info.wireName) {
        counts(frame, now);
    } else if (type == GameStarted::info.wireName) {
        starts(now);
    } else if (type == GameResult::info.wireName) {
        ++m_figures.results;
        over();
    } else if (type == MatchSettled::info.wireName) {
        enterAt(now + part(kPause, m_random.unit()));
    } else if (type == MatchCancelled::info.wireName) {
        ++m_figures.cancelled;
        m_isFirstPairing = false;
        over();
        if (frame.find(R"("requeued":true)") == frame.npos)
            enterAt(now + kPause);
    } else if (type == ErrorReply::info.wireName && idIn(frame) != kProgressId) {
        ++m_figures.refused;
        if (m_figures.trouble.empty())
            m_figures.trouble = frame;
    }
}

void Duellist::found(std::string_view frame, Time now) {
    m_match = wordAfter(frame, R"("match_id":")");
    m_opponent = m_field.byAddress(wordAfter(textAfter(frame, R"("opponent":)"), R"("address":")"));
    m_sequence.clear();
    m_trail.clear();
    if (m_opponent && m_isFirstPairing && m_opponent->m_isFirstPairing)
        m_figures.notice.record(std::max(m_enteredAt, m_opponent->m_enteredAt), now);
    plan(Act::Accept, now + part(kThinking, m_random.between(0.5, 1.5)));
}

void Duellist::counts(std::string_view frame, Time now) {
    if (!m_sequence.empty())
        return;
    const auto decoded = codec::decodeServer(frame);
    const auto* countdown =
        decoded.message ? std::get_if<MatchCountdown>(&decoded.message.value()) : nullptr;
    if (!countdown)
        return;
    m_sequence = player::codePoints(countdown->codeSequence);
    if (m_opponent)
        m_figures.countdown.record(std::max(m_acceptedAt, m_opponent->m_acceptedAt), now);
}

void Duellist::starts(Time now) {
    if (m_sequence.empty())
        return;
    m_isPlaying = true;
    m_cursor = {};
    m_credit = 0;
    const double seconds = m_random.between(kShortestSeconds, kLongestSeconds);
    m_pace = static_cast<double>(m_sequence.size()) / (10 * seconds);
    plan(Act::Type, now + part(kMessageInterval, m_random.unit()));
}

void Duellist::isShown(std::int64_t progress, std::int64_t accuracy, Time now) {
    const auto shown = std::ranges::find_if(m_trail, [&](const Shown& entry) {
        return entry.progress == progress && entry.accuracy == accuracy;
    });
    if (shown == m_trail.end())
        return;
    // What was taken together with a later message was shown with it.
    for (auto entry = m_trail.begin(); entry != shown + 1; ++entry)
        m_figures.relay.record(entry->dueAt, now);
    m_trail.erase(m_trail.begin(), shown + 1);
}

void Duellist::over() {
    m_isPlaying = false;
    m_match.clear();
    m_trail.clear();
    m_timer.stop();
}

void Duellist::close(Time now) {
    for (const Shown& entry : m_trail) {
        if (now - entry.dueAt > kOverdue)
            m_figures.relay.record(entry.dueAt, now);
    }
    m_trail.clear();
}

} // namespace arcade::bench
