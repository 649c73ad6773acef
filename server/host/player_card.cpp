#include "server/host/player_card.h"

#include <algorithm>

namespace arcade::host {

GameRating ratingIn(const PlayerAccount& account, GameType gameType) {
    const auto found =
        std::find_if(account.ratings.begin(), account.ratings.end(),
                     [gameType](const GameRating& rating) { return rating.gameType == gameType; });
    return found == account.ratings.end() ? GameRating{gameType, kStartRating, 0, 0} : *found;
}

PlayerCard cardOf(const PlayerAccount& account, GameType gameType) {
    const GameRating rating = ratingIn(account, gameType);
    return {account.address, account.callsign, rating.rating, rating.wins, account.avgWpm};
}

} // namespace arcade::host
