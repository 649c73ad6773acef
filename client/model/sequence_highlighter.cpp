#include "client/model/sequence_highlighter.h"

#include <QTextCharFormat>
#include <QTextDocument>

#include <algorithm>

namespace arcade::client {
namespace {

QTextCharFormat formatOf(const QColor& text, const QColor& behind = {}) {
    QTextCharFormat format;
    if (text.isValid())
        format.setForeground(text);
    if (behind.isValid())
        format.setBackground(behind);
    return format;
}

} // namespace

SequenceHighlighter::SequenceHighlighter(QObject* parent)
    : QSyntaxHighlighter(parent) {}

void SequenceHighlighter::setTextDocument(QQuickTextDocument* document) {
    if (m_document == document)
        return;
    m_document = document;
    setDocument(document ? document->textDocument() : nullptr);
    Q_EMIT documentChanged();
}

void SequenceHighlighter::highlightBlock(const QString& text) {
    const int start = currentBlock().position();
    const int end = start + static_cast<int>(text.size());
    const auto paint = [&](int from, int to, const QTextCharFormat& format) {
        const int first = std::clamp(from, start, end);
        const int last = std::clamp(to, start, end);
        setFormat(first - start, last - first, format);
    };
    const int cursor = m_correct + m_wrong;
    paint(0, m_correct, formatOf(m_correctColor));
    paint(m_correct, cursor, formatOf(m_wrongTextColor, m_wrongColor));
    paint(cursor, end, formatOf(m_restColor));
    if (m_cursorVisible)
        paint(cursor, cursor + 1, formatOf(m_cursorTextColor, m_cursorColor));
    // Every character is typed, and so drawn, by itself: where formats differ no ligature is made.
    for (int place = 1; place < text.size(); place += 2) {
        QTextCharFormat alone = format(place);
        alone.setProperty(QTextFormat::UserProperty, true);
        setFormat(place, 1, alone);
    }
}

} // namespace arcade::client
