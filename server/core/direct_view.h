#pragma once

#include "server/core/state.h"
#include "shared/protocol/direct_messages.h"

/// What players of direct games, and whoever asks, are shown of a match.
namespace arcade::core {

/// `active` until somebody has joined, then by who is there; `finished` once it has ended.
DirectStatus directStatus(const Match& match);

DirectMatchFound directMatchFound(const Match& match, PlayerId receiver);
DirectMatchState directMatchState(const Match& match);
DirectMatchReply directMatchReply(const Match& match);

} // namespace arcade::core
