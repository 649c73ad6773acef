#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QStringList>

namespace arcade::duo {

/// The transcript: what was done, what was shown, and what was not as it should be.
class Journal {
public:
    /// Also written to this file as it happens, when one is named.
    explicit Journal(const QString& file = {});

    void note(const QString& line);
    /// Notes it when it does not hold; returns whether it does.
    bool check(bool holds, const QString& sentence);
    /// Notes what was shown, and a fault when what the server said is not in it.
    bool compare(const QString& what, const QString& shown, const QString& said);

    const QStringList& lines() const { return m_lines; }
    const QStringList& faults() const { return m_faults; }

private:
    QElapsedTimer m_time;
    QFile m_file;
    QStringList m_lines;
    QStringList m_faults;
};

/// Whether a text shows a value, however its digits are grouped and its words are set.
bool shows(const QString& text, const QString& value);

} // namespace arcade::duo
