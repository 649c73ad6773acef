#pragma once

#include "server/telemetry/log_format.h"

#include <QLoggingCategory>

#include <initializer_list>
#include <string_view>

namespace arcade::telemetry {

/// Every category of the server. Tokens, keys, addresses and message bodies never enter a log.
const QLoggingCategory& mainLog();    // arcade.main: start, settings, drain, end
const QLoggingCategory& runtimeLog(); // arcade.runtime: event loop, limits, signals
const QLoggingCategory& hostLog();    // arcade.host: queues, matches, transitions
const QLoggingCategory& sessionLog(); // arcade.session: who came, went, was replaced
const QLoggingCategory& authLog();    // arcade.auth: registration, sign-in, tokens
const QLoggingCategory& storeLog();   // arcade.store: records, migrations, commits
const QLoggingCategory& ledgerLog();  // arcade.ledger: holds, settlements, verification
const QLoggingCategory& gatewayLog(); // arcade.gateway: listener, connections, limits
const QLoggingCategory& httpLog();    // arcade.http: requests
const QLoggingCategory& adminLog();   // arcade.admin: what an operator did

/// Sends this program's log lines and Qt's own messages to a descriptor, standard error unless
/// told otherwise, one write a line. Before the first call lines go there as text from info on.
/// May be called again; any thread may log meanwhile.
void configureLog(LogFormat format, LogLevel level, int descriptor = 2);

/// Whether a line of this level would be written: for values that cost something to make.
bool isLogged(const QLoggingCategory& category, LogLevel level);

/// `logEvent(hostLog(), "match created", {{"match", id}, {"queue", key}});` at level info.
void logEvent(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields = {});
void logDebug(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields = {});
void logWarning(const QLoggingCategory& category, std::string_view message,
                std::initializer_list<LogField> fields = {});
void logError(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields = {});

} // namespace arcade::telemetry
