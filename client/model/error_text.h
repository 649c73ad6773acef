#pragma once

#include "client/link/failure.h"
#include "client/model/sentence.h"
#include "client/session/credential_store.h"

#include <QCoreApplication>

namespace arcade::client {

/// What went wrong and what to do about it, in words. Codes are for the log.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString of(ErrorCode code, std::optional<Duration> retryAfter = {});
    /// Empty for Problem::None.
    static QString of(const Failure& failure);
    /// Why what signs the player in is not kept in `file`; empty for CredentialFault::None.
    static QString of(CredentialFault fault, const QString& file);
    /// Of a failure, when it has just happened: what is not for the player goes to the log.
    static Sentence reported(const Failure& failure);
};

} // namespace arcade::client
