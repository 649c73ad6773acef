#pragma once

#include "tests/e2e/waiting.h"

#include <QString>
#include <QStringList>

#include <chrono>

namespace arcade::e2e {

/// A program of this build, beside the test.
QString programPath(const QString& name);

/// What came of a program that ends by itself.
struct ProgramRun {
    /// -1 when it did not end in time, or was ended by a signal.
    int exitCode = -1;
    QString out;
    QString err;

    /// Both outputs and the exit code, for the message of a test that fails.
    QByteArray text() const;
};

/// Waits for its end. `program` is a path; `environment` is added to the test's own.
ProgramRun runProgram(const QString& program, const QStringList& arguments,
                      const QStringList& environment = {},
                      std::chrono::milliseconds limit = kPatience);

} // namespace arcade::e2e
