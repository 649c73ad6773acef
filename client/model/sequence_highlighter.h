#pragma once

#include <QColor>
#include <QPointer>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

namespace arcade::client {

/// Colours the sequence in place: what is correct, what is wrong and to be erased, the character
/// to type next, and the rest.
class SequenceHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        QQuickTextDocument* document READ textDocument WRITE setTextDocument NOTIFY documentChanged)
    Q_PROPERTY(int correct MEMBER m_correct WRITE setCorrect NOTIFY changed)
    Q_PROPERTY(int wrong MEMBER m_wrong WRITE setWrong NOTIFY changed)
    /// No cursor is shown where the sequence cannot be typed.
    Q_PROPERTY(bool cursorVisible MEMBER m_cursorVisible WRITE setCursorVisible NOTIFY changed)
    Q_PROPERTY(QColor correctColor MEMBER m_correctColor WRITE setCorrectColor NOTIFY changed)
    /// Behind what is wrong; the character itself is drawn in `wrongTextColor`.
    Q_PROPERTY(QColor wrongColor MEMBER m_wrongColor WRITE setWrongColor NOTIFY changed)
    Q_PROPERTY(QColor wrongTextColor MEMBER m_wrongTextColor WRITE setWrongTextColor NOTIFY changed)
    /// Behind the character to type next; the character itself is drawn in `cursorTextColor`.
    Q_PROPERTY(QColor cursorColor MEMBER m_cursorColor WRITE setCursorColor NOTIFY changed)
    Q_PROPERTY(
        QColor cursorTextColor MEMBER m_cursorTextColor WRITE setCursorTextColor NOTIFY changed)
    Q_PROPERTY(QColor restColor MEMBER m_restColor WRITE setRestColor NOTIFY changed)

public:
    explicit SequenceHighlighter(QObject* parent = nullptr);

    QQuickTextDocument* textDocument() const { return m_document; }
    void setTextDocument(QQuickTextDocument* document);

    void setCorrect(int characters) { set(m_correct, characters); }
    void setWrong(int characters) { set(m_wrong, characters); }
    void setCursorVisible(bool visible) { set(m_cursorVisible, visible); }
    void setCorrectColor(const QColor& color) { set(m_correctColor, color); }
    void setWrongColor(const QColor& color) { set(m_wrongColor, color); }
    void setWrongTextColor(const QColor& color) { set(m_wrongTextColor, color); }
    void setCursorColor(const QColor& color) { set(m_cursorColor, color); }
    void setCursorTextColor(const QColor& color) { set(m_cursorTextColor, color); }
    void setRestColor(const QColor& color) { set(m_restColor, color); }

Q_SIGNALS:
    void documentChanged();
    void changed();

protected:
    void highlightBlock(const QString& text) override;

private:
    template <class T>
    void set(T& member, const T& value) {
        if (member == value)
            return;
        member = value;
        rehighlight();
        Q_EMIT changed();
    }

    QPointer<QQuickTextDocument> m_document;
    int m_correct = 0;
    int m_wrong = 0;
    bool m_cursorVisible = true;
    QColor m_correctColor;
    QColor m_wrongColor;
    QColor m_wrongTextColor;
    QColor m_cursorColor;
    QColor m_cursorTextColor;
    QColor m_restColor;
};

} // namespace arcade::client
