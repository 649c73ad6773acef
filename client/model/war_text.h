#pragma once

#include "client/model/row_list_model.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <QCoreApplication>

#include <array>
#include <vector>

namespace arcade::client {

class PlayedNames;

/// What a crew may stake on a territory, in whole `$DATA` (SPEC 3.6); the server decides.
inline constexpr std::array<std::uint64_t, 4> kCrewStakes{150, 300, 600, 1200};

/// One who fights for a crew.
struct Fighter {
    Address address;
    QString callsign;
    int score = 0;
    int wpm = 0;
    Ratio accuracy;
    bool isSelf = false;
    bool isAway = false;
    bool hasLeft = false;
};

/// A crew in a war, with who fights for it in the order of the roster.
struct FightingCrew {
    QString name;
    std::vector<Fighter> fighters;

    int sum() const;
    /// Tenths of the mean over the roster, rounded down: what counts, as it is shown.
    int tenths() const;
};

/// Territories and wars, in words.
class WarText {
    Q_DECLARE_TR_FUNCTIONS(WarText)

public:
    /// `ALPHA 1`
    static QString territory(const std::string& id);
    /// The names of those a crew holds; empty for none.
    static QString landOf(const std::vector<Territory>& map, const std::string& crew);
    /// `Proxy war · ALPHA 1`
    static QString title(const MatchFound& war);
    static QString title(const std::string& territory);
    /// `12.3`
    static QString score(int tenths);

    static Amount crewStake(int index) {
        return Amount::data(kCrewStakes[static_cast<std::size_t>(index)]);
    }

    static const SideCard* ownSide(const MatchFound& war);
    /// Null before the war has a second side.
    static const SideCard* rivalSide(const MatchFound& war);
    static FightingCrew fighting(const MatchView& match, const SideCard* side, const Address& self);
    /// How those did who fought for this side.
    static FightingCrew ended(const GameResult& result, const WarSide& side,
                              const PlayedNames& names);

    /// Roles of the rows below.
    static QList<QByteArray> fighterRoles();
    /// Rows: address, callsign, scoreText, wpmText, stateText, self, away, share (of `best`, 0 to
    /// 1), text (all of it, for a screen reader). In the order of the roster.
    static QList<RowListModel::Row> rows(const FightingCrew& side, int best);
    /// The highest score of all.
    static int bestOf(const FightingCrew& one, const FightingCrew& other);

    static Verdict verdict(EndReason reason, bool hasWinner, bool isWon);
    /// How it ended, in a sentence.
    static QString how(EndReason reason, Verdict verdict);

    /// Why a war was not fought and what that means for the player.
    static QString cancelled(const MatchCancelled& told);
    /// Why the crew's attack waits no more.
    static QString removed(const QueueUpdate& told);
    /// What goes on now for the player and on the map, on the card of the game. `wars` is empty as
    /// long as it is not known.
    static QString activity(const ClientState& state, const std::optional<WarStatus>& wars);
    /// The same in a sentence, with what to do.
    static QString advice(const ClientState& state);
    /// Where that is done, as a button says it.
    static QString action(const ClientState& state);

private:
    static QString onTheMap(const WarStatus& wars);
    static QString whatHappened(const MatchCancelled& told);
};

} // namespace arcade::client
