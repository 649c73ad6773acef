#pragma once

#include <QQuickItem>

namespace arcade::client {

/// Takes what the keyboard means to type, and nothing else: printable keys, what dead keys, Compose
/// and input methods commit, Backspace, held keys again and again. While it has the focus no
/// shortcut can take such a key. Control and Alt type nothing; whatever would insert text that was
/// not typed is refused. Keys it has no use for go on to its parents.
class TypingInput : public QQuickItem {
    Q_OBJECT
    /// What an input method shows and has not committed yet.
    Q_PROPERTY(QString preedit READ preedit NOTIFY preeditChanged FINAL)
    /// Where the text cursor is, in this item's coordinates: candidate windows open there.
    Q_PROPERTY(QRectF caret MEMBER m_caret NOTIFY caretChanged FINAL)
    QML_ELEMENT

public:
    explicit TypingInput(QQuickItem* parent = nullptr);

    [[nodiscard]] QString preedit() const { return m_preedit; }
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void typed(const QString& text);
    void erased();
    /// Text came from a clipboard, a selection or a drop.
    void pasteRefused();
    void preeditChanged();
    void caretChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void showPreedit(const QString& text);

    QString m_preedit;
    QRectF m_caret;
};

} // namespace arcade::client
