// Goal: the same commands at the same instants give the same bytes, however often the time is
// looked at in between, and the invariants hold throughout.
#include "shared/codec/envelope.h"
#include "shared/codec/record_json.h"
#include "tests/core/dice.h"
#include "tests/core/retelling.h"
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestDeterminism : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesSameBytes();
    void timeMayPassInAnySteps();
    void pairingInPortionsPassesTheSame();
    void secretChangesDraws();
};

namespace {

template <class Saved>
std::string dumpOf(const Saved&) {
    return {};
}
std::string dumpOf(const TicketSaved& one) {
    return codec::toJson(one.ticket);
}
std::string dumpOf(const MatchSaved& one) {
    return codec::toJson(one.match);
}
std::string dumpOf(const StrikesSaved& one) {
    return codec::toJson(one.strikes);
}
std::string dumpOf(const PairingSaved& one) {
    return codec::toJson(one.pairing);
}
std::string dumpOf(const AftermathSaved& one) {
    return codec::toJson(one.aftermath);
}
std::string dumpOf(const BetPlaced& one) {
    return codec::toJson(one.bet) + one.partition;
}
std::string dumpOf(const BetsSettled& one) {
    std::string text = one.match.toString() + one.partition;
    for (const Transfer& transfer : one.transfers)
        text += transfer.from.toString() + transfer.to.toString() + transfer.amount.toString();
    for (const auto& payout : one.payouts)
        text += codec::toJson(payout.bet) + payout.amount.toString();
    return text;
}
std::string dumpOf(const EventRaised& one) {
    return one.id.toString() + std::to_string(toMs(one.at)) + one.partition +
           std::visit([](const auto& event) { return codec::toJson(event); }, one.payload);
}
std::string dumpOf(const Settlement& one) {
    std::string text = one.match.toString() + one.winner.value_or("nobody");
    for (const Transfer& transfer : one.transfers)
        text += transfer.from.toString() + transfer.to.toString() + transfer.amount.toString();
    for (const PlayerOutcome& player : one.players)
        text += codec::toJson(player.stats) + std::to_string(player.ratingChange);
    return text;
}

/// All that was ever told, and all that was recorded, each in order.
struct Story {
    std::string told;
    std::string recorded;

    void add(const Outcome& outcome) {
        if (outcome.refusal)
            told += outcome.refusal->message + '\n';
        for (const Notice& notice : outcome.notices) {
            for (const PlayerId player : notice.to)
                told += player.toString() + ' ';
            told += codec::encode(notice.message, notice.reply ? "reply" : "", Instant{}) + '\n';
        }
        for (const Record& record : outcome.records) {
            recorded += retell(record) + ' ';
            recorded += std::visit([](const auto& one) { return dumpOf(one); }, record) + '\n';
        }
    }
    friend bool operator==(const Story&, const Story&) = default;
};

enum class Looks { OnlyCommands, EveryDeadline };

Command commandOfSpectator(Dice& dice, const Coordinator& core, PlayerId player,
                           std::uint64_t number) {
    const std::vector<const Match*> matches = core.matches();
    if (matches.empty())
        return Watch{player, MatchId{1, 1}};
    const Match& match =
        *matches[static_cast<std::size_t>(dice.below(static_cast<int>(matches.size())))];
    switch (dice.below(4)) {
    case 0: return Unwatch{player, match.id};
    case 1: return Watch{player, match.id};
    default: break;
    }
    const Side& side = match.sides[static_cast<std::size_t>(dice.below(2))];
    return PlaceBet{
        BetId{3, number}, player,  Scenario::address(Scenario::nameOf(player)),
        match.id,         side.id, Amount::data(static_cast<std::uint64_t>(5 + dice.below(300)))};
}

Command commandOf(Dice& dice, const Coordinator& core, std::uint64_t number, Instant now) {
    const std::string name(1, static_cast<char>('a' + dice.below(8)));
    const PlayerId player = Scenario::player(name);
    const SessionState view = core.view(player, now);
    const MatchId match = view.match ? view.match->found.matchId : MatchId{1, 1};
    if (dice.below(6) == 0)
        return commandOfSpectator(dice, core, player, number);
    switch (dice.below(view.match ? 9 : 3)) {
    case 0: return Disconnected{player};
    case 1: return Connected{player};
    case 2: {
        EnterQueue entry;
        entry.ticket = TicketId{2, number};
        entry.player = player;
        entry.queue.tier = StakeTier::Bronze;
        entry.card = {Scenario::address(name), name, 1000 + dice.below(400), 0, 0};
        entry.stake = Amount::data(50);
        return entry;
    }
    case 3: return dice.below(8) == 0 ? Command{LeaveQueue{player}} : ShowPrompt{player, match};
    case 4: {
        const bool declines = dice.below(6) == 0;
        return Respond{player, match, declines ? ReadyResponse::Decline : ReadyResponse::Accept};
    }
    case 5: return dice.below(20) == 0 ? Command{Abandon{player, match}} : Connected{player};
    default: break;
    }
    GameProgress progress;
    progress.matchId = match;
    const auto position = static_cast<std::size_t>(view.match->position.value_or(0));
    progress.typed = view.match->codeSequence.value_or("").substr(position, 9);
    progress.keysBefore = view.match->keysAccepted;
    return Type{player, progress};
}

Rules rulesWith(std::uint64_t secret) {
    Rules rules;
    rules.secret = {secret, 11};
    return rules;
}

Story play(std::uint64_t seed, Looks looks, const Rules& rules = rulesWith(7)) {
    Coordinator core{rules};
    Dice dice{seed};
    Instant now = instantFromMs(1'700'000'000'000);
    Story story;
    for (std::uint64_t number = 0; number < 3000; ++number) {
        now += Duration{dice.below(40) == 0 ? dice.below(40'000) : dice.below(400)};
        while (looks == Looks::EveryDeadline && core.nextDeadline() && *core.nextDeadline() <= now)
            story.add(core.advance(*core.nextDeadline()));
        // The next command is chosen by what the state is now.
        story.add(core.advance(now));
        story.add(core.apply(commandOf(dice, core, number, now), now));
        const std::string broken = core.brokenInvariant(now);
        if (!broken.empty())
            return {"seed " + std::to_string(seed) + ", step " + std::to_string(number), broken};
    }
    return story;
}

} // namespace

void TestDeterminism::givesSameBytes() {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const Story once = play(seed, Looks::OnlyCommands);
        QVERIFY2(once.recorded.size() > 100'000, (once.told + once.recorded).c_str());
        QVERIFY(once == play(seed, Looks::OnlyCommands));
        for (const char* type : {"match.settled", "spectate.update", "spectate.result"})
            QVERIFY2(once.told.find(type) != std::string::npos, type);
        QVERIFY(once.recorded.find("BetsSettled") != std::string::npos);
    }
}

void TestDeterminism::timeMayPassInAnySteps() {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const Story once = play(seed, Looks::OnlyCommands);
        const Story often = play(seed, Looks::EveryDeadline);
        QVERIFY2(once.recorded.size() > 100'000, (once.told + once.recorded).c_str());
        QVERIFY(once.told == often.told);
        QVERIFY(once.recorded == often.recorded);
    }
}

void TestDeterminism::pairingInPortionsPassesTheSame() {
    Rules rules = rulesWith(7);
    rules.candidatesAnAttempt = 1;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const Story once = play(seed, Looks::OnlyCommands, rules);
        QVERIFY2(once.recorded.size() > 100'000, (once.told + once.recorded).c_str());
        QVERIFY(once == play(seed, Looks::EveryDeadline, rules));
        QVERIFY(once != play(seed, Looks::OnlyCommands));
    }
}

void TestDeterminism::secretChangesDraws() {
    QVERIFY(play(1, Looks::OnlyCommands) != play(1, Looks::OnlyCommands, rulesWith(8)));
}

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
