#include "tools/duo/journal.h"

#include <QRegularExpression>

#include <cstdio>

namespace arcade::duo {
namespace {

/// Without separators of thousands, with one minus, in one case and with single spaces.
QString plain(QString text) {
    static const QRegularExpression separator(
        QStringLiteral("(?<=\\d)[,'\\x{00A0}\\x{2009}\\x{202F}\\x{2019}](?=\\d{3}(?!\\d))"));
    text.replace(separator, QString());
    text.replace(QChar(0x2212), u'-');
    return text.simplified().toLower();
}

} // namespace

Journal::Journal(const QString& file)
    : m_file(file) {
    m_time.start();
    if (!file.isEmpty())
        check(m_file.open(QIODevice::WriteOnly), file + QStringLiteral(" cannot be written"));
}

void Journal::note(const QString& line) {
    const QString timed = QStringLiteral("%1 s  %2")
                              .arg(static_cast<double>(m_time.elapsed()) / 1000, 7, 'f', 2)
                              .arg(line);
    m_lines << timed;
    if (!m_file.isOpen())
        return;
    m_file.write((timed + u'\n').toUtf8());
    m_file.flush();
}

bool Journal::check(bool holds, const QString& sentence) {
    if (!holds) {
        m_faults << sentence;
        note(QStringLiteral("WRONG: ") + sentence);
    }
    return holds;
}

bool Journal::compare(const QString& what, const QString& shown, const QString& said) {
    note(QStringLiteral("%1: shown \"%2\", said \"%3\"").arg(what, shown, said));
    return check(
        shows(shown, said),
        QStringLiteral("%1 is shown as \"%2\", but the server said \"%3\"").arg(what, shown, said));
}

bool shows(const QString& text, const QString& value) {
    // As a word of its own: 18 is not shown by 180.
    const QString pattern = QStringLiteral("(?<![\\w.])%1(?![\\w]|\\.\\d)")
                                .arg(QRegularExpression::escape(plain(value)));
    return plain(text).contains(QRegularExpression(pattern));
}

} // namespace arcade::duo
