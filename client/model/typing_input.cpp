#include "client/model/typing_input.h"

#include <QCursor>
#include <QInputMethodEvent>
#include <QKeyEvent>

#include <algorithm>

namespace arcade::client {

namespace {

enum class KeyMeaning { None, Text, Erase, Paste };

/// Control with Alt is how AltGr arrives on some platforms, and AltGr types.
bool commands(Qt::KeyboardModifiers modifiers) {
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const bool alt = modifiers.testFlag(Qt::AltModifier);
    return control != alt || modifiers.testFlag(Qt::MetaModifier);
}

bool printable(const QString& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return character.isPrint() || character.isSurrogate();
    });
}

KeyMeaning meaningOf(const QKeyEvent& event) {
    if (event.matches(QKeySequence::Paste))
        return KeyMeaning::Paste;
    if (commands(event.modifiers()))
        return KeyMeaning::None;
    if (event.key() == Qt::Key_Backspace)
        return KeyMeaning::Erase;
    return printable(event.text()) ? KeyMeaning::Text : KeyMeaning::None;
}

} // namespace

TypingInput::TypingInput(QQuickItem* parent)
    : QQuickItem(parent) {
    setFlags(ItemAcceptsInputMethod | ItemAcceptsDrops);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setActiveFocusOnTab(true);
    setCursor(Qt::IBeamCursor);
}

QVariant TypingInput::inputMethodQuery(Qt::InputMethodQuery query) const {
    switch (static_cast<int>(query)) {
    case Qt::ImEnabled: return true;
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase | Qt::ImhPreferLatin);
    case Qt::ImCursorRectangle: return m_caret;
    case Qt::ImCursorPosition:
    case Qt::ImAnchorPosition:
    case Qt::ImAbsolutePosition: return 0;
    // Nothing may be rewritten by a method that reads what stands around the cursor.
    case Qt::ImSurroundingText:
    case Qt::ImCurrentSelection: return QString();
    default: return QQuickItem::inputMethodQuery(query);
    }
}

bool TypingInput::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        key->setAccepted(meaningOf(*key) != KeyMeaning::None);
        return key->isAccepted();
    }
    return QQuickItem::event(event);
}

void TypingInput::keyPressEvent(QKeyEvent* event) {
    const KeyMeaning meaning = meaningOf(*event);
    event->setAccepted(meaning != KeyMeaning::None);
    switch (meaning) {
    case KeyMeaning::None: break;
    case KeyMeaning::Text: Q_EMIT typed(event->text()); break;
    case KeyMeaning::Erase: Q_EMIT erased(); break;
    case KeyMeaning::Paste: Q_EMIT pasteRefused(); break;
    }
}

void TypingInput::inputMethodEvent(QInputMethodEvent* event) {
    showPreedit(event->preeditString());
    if (printable(event->commitString()))
        Q_EMIT typed(event->commitString());
    event->accept();
}

void TypingInput::focusOutEvent(QFocusEvent* event) {
    showPreedit({});
    QQuickItem::focusOutEvent(event);
}

void TypingInput::mousePressEvent(QMouseEvent* event) {
    forceActiveFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::MiddleButton)
        Q_EMIT pasteRefused();
}

void TypingInput::dragEnterEvent(QDragEnterEvent* event) {
    event->acceptProposedAction();
}

void TypingInput::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT pasteRefused();
}

void TypingInput::showPreedit(const QString& text) {
    if (m_preedit == text)
        return;
    m_preedit = text;
    Q_EMIT preeditChanged();
}

} // namespace arcade::client
