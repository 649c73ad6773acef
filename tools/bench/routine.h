#pragma once

#include "tools/player/behaviour.h"
#include "tools/player/loop.h"

#include <QStringList>

#include <chrono>
#include <functional>

/// What the benchmarks that start a server have in common.
namespace arcade::bench {

/// The one that was named, else the one beside this program.
QString coordinatorProgram(const QString& named);

/// What the server is started with: no delay against sniping, limits out of the way.
QStringList serverSettings();

/// A player who is told when to enter a queue. 110 characters at 53 words a minute with every
/// other keystroke wrong: 13 keystrokes a second, so that each message interval of 100 ms has one
/// to send, over about 25 s.
player::Behaviour duellist();

/// What goes on, for whoever waits.
void say(const char* sentence);

double secondsSince(player::Time start);

/// Calls with each number from 0 up to `count`, evenly over the time. Whether it was not
/// interrupted.
bool spread(int count, std::chrono::milliseconds time, const std::function<void(int)>& call);

} // namespace arcade::bench
