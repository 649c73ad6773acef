// Goal: the arena takes every key that types, from wherever a keyboard's text comes, no text that
// was not typed, and leaves all other keys and shortcuts to those who wait for them.

#include "client/model/typing_input.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using arcade::client::TypingInput;

class TestTypingInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typesPrintableKeys();
    void repeatsHeldKeys();
    void erasesWithBackspace();
    void takesWhatInputMethodsCommit();
    void typesNothingWithControlOrAlt_data();
    void typesNothingWithControlOrAlt();
    void typesWithAltGr();
    void refusesPaste_data();
    void refusesPaste();
    void refusesMiddleClick();
    void refusesDrop();
    void keepsTypedKeysFromShortcuts();
    void leavesOtherKeysToItsParents();
    void forgetsCompositionWithTheFocus();
    void tellsInputMethodsToKeepOut();

private:
    void press(int key, Qt::KeyboardModifiers modifiers, const QString& text, bool held = false);

    std::unique_ptr<QQuickWindow> m_window;
    TypingInput* m_input = nullptr;
    QString m_text;
    int m_erased = 0;
    int m_refused = 0;
};

namespace {

/// A parent that counts the keys which its child has no use for.
class KeyCounter : public QQuickItem {
public:
    using QQuickItem::QQuickItem;
    QList<int> keys;

protected:
    void keyPressEvent(QKeyEvent* event) override { keys.append(event->key()); }
};

} // namespace

void TestTypingInput::init() {
    m_window = std::make_unique<QQuickWindow>();
    m_window->resize(400, 200);
    auto* parent = new KeyCounter(m_window->contentItem());
    m_input = new TypingInput(parent);
    m_input->setSize(QSizeF(400, 200));
    m_text.clear();
    m_erased = m_refused = 0;
    connect(m_input, &TypingInput::typed, this, [this](const QString& text) { m_text += text; });
    connect(m_input, &TypingInput::erased, this, [this] { ++m_erased; });
    connect(m_input, &TypingInput::pasteRefused, this, [this] { ++m_refused; });
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_input->forceActiveFocus();
    QVERIFY(m_input->hasActiveFocus());
}

void TestTypingInput::cleanup() {
    m_window.reset();
}

/// As the platform delivers it: shortcuts are asked first.
void TestTypingInput::press(int key, Qt::KeyboardModifiers modifiers, const QString& text,
                            bool held) {
    QTest::simulateEvent(m_window.get(), true, key, modifiers, text, held);
}

void TestTypingInput::typesPrintableKeys() {
    const QString line = QStringLiteral("ls -la | Grep \"~/.x\" > {}");
    for (const QChar character : line)
        QTest::keyClick(m_window.get(), character.toLatin1());
    QCOMPARE(m_text, line);
    press(Qt::Key_unknown, Qt::NoModifier, QStringLiteral("é"));
    QCOMPARE(m_text.back(), QChar(u'é'));
    QCOMPARE(m_refused, 0);
}

void TestTypingInput::repeatsHeldKeys() {
    press(Qt::Key_X, Qt::NoModifier, QStringLiteral("x"));
    press(Qt::Key_X, Qt::NoModifier, QStringLiteral("x"), true);
    press(Qt::Key_Backspace, Qt::NoModifier, QStringLiteral("\b"), true);
    QCOMPARE(m_text, QStringLiteral("xx"));
    QCOMPARE(m_erased, 1);
}

void TestTypingInput::erasesWithBackspace() {
    QTest::keyClick(m_window.get(), Qt::Key_Backspace);
    QTest::keyClick(m_window.get(), Qt::Key_Backspace, Qt::ShiftModifier);
    QCOMPARE(m_erased, 2);
    QCOMPARE(m_text, QString());
}

void TestTypingInput::takesWhatInputMethodsCommit() {
    // A dead key shows what it waits for, and commits once.
    QInputMethodEvent waiting(QStringLiteral("~"), {});
    QCoreApplication::sendEvent(m_input, &waiting);
    QCOMPARE(m_input->preedit(), QStringLiteral("~"));
    QCOMPARE(m_text, QString());

    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("ñ"));
    QCoreApplication::sendEvent(m_input, &done);
    QCOMPARE(m_input->preedit(), QString());
    QCOMPARE(m_text, QStringLiteral("ñ"));
}

void TestTypingInput::typesNothingWithControlOrAlt_data() {
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("control") << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("control and shift") << (Qt::ControlModifier | Qt::ShiftModifier);
    QTest::newRow("alt") << Qt::KeyboardModifiers(Qt::AltModifier);
    QTest::newRow("meta") << Qt::KeyboardModifiers(Qt::MetaModifier);
}

void TestTypingInput::typesNothingWithControlOrAlt() {
    QFETCH(Qt::KeyboardModifiers, modifiers);
    press(Qt::Key_A, modifiers, QStringLiteral("a"));
    press(Qt::Key_Z, modifiers, QStringLiteral("z"));
    press(Qt::Key_Backspace, modifiers, QStringLiteral("\b"));
    QCOMPARE(m_text, QString());
    QCOMPARE(m_erased, 0);
}

void TestTypingInput::typesWithAltGr() {
    press(Qt::Key_At, Qt::GroupSwitchModifier, QStringLiteral("@"));
    press(Qt::Key_BraceLeft, Qt::ControlModifier | Qt::AltModifier, QStringLiteral("{"));
    QCOMPARE(m_text, QStringLiteral("@{"));
}

void TestTypingInput::refusesPaste_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("Ctrl+V") << int(Qt::Key_V) << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("Shift+Insert") << int(Qt::Key_Insert)
                                  << Qt::KeyboardModifiers(Qt::ShiftModifier);
}

void TestTypingInput::refusesPaste() {
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QGuiApplication::clipboard()->setText(QStringLiteral("rm -rf"));
    press(key, modifiers, {});
    QCOMPARE(m_refused, 1);
    QCOMPARE(m_text, QString());
}

void TestTypingInput::refusesMiddleClick() {
    QTest::mouseClick(m_window.get(), Qt::MiddleButton, Qt::NoModifier, QPoint(20, 20));
    QCOMPARE(m_refused, 1);
    QTest::mouseClick(m_window.get(), Qt::LeftButton, Qt::NoModifier, QPoint(20, 20));
    QCOMPARE(m_refused, 1);
    QCOMPARE(m_text, QString());
}

void TestTypingInput::refusesDrop() {
    QMimeData data;
    data.setText(QStringLiteral("rm -rf"));
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(m_refused, 1);
    QCOMPARE(m_text, QString());
}

void TestTypingInput::keepsTypedKeysFromShortcuts() {
    for (const int key : {int(Qt::Key_A), int(Qt::Key_Space), int(Qt::Key_Backspace)}) {
        QKeyEvent asked(QEvent::ShortcutOverride, key, Qt::NoModifier,
                        key == Qt::Key_Backspace ? QStringLiteral("\b") : QStringLiteral("a"));
        asked.ignore();
        QCoreApplication::sendEvent(m_input, &asked);
        QVERIFY(asked.isAccepted());
    }
    for (const auto modifier : {Qt::ControlModifier, Qt::AltModifier}) {
        QKeyEvent asked(QEvent::ShortcutOverride, Qt::Key_1, modifier, QStringLiteral("1"));
        asked.accept();
        QCoreApplication::sendEvent(m_input, &asked);
        QVERIFY(!asked.isAccepted());
    }
}

void TestTypingInput::leavesOtherKeysToItsParents() {
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTest::keyClick(m_window.get(), Qt::Key_Return);
    const auto* parent = static_cast<KeyCounter*>(m_input->parentItem());
    QCOMPARE(parent->keys, (QList<int>{Qt::Key_Escape, Qt::Key_Return}));
    QTest::keyClick(m_window.get(), Qt::Key_A);
    QCOMPARE(parent->keys.size(), 2);
}

void TestTypingInput::forgetsCompositionWithTheFocus() {
    QInputMethodEvent waiting(QStringLiteral("~"), {});
    QCoreApplication::sendEvent(m_input, &waiting);
    m_input->setFocus(false);
    QCOMPARE(m_input->preedit(), QString());
    QCOMPARE(m_text, QString());
}

void TestTypingInput::tellsInputMethodsToKeepOut() {
    const auto hints = Qt::InputMethodHints(m_input->inputMethodQuery(Qt::ImHints).toInt());
    QVERIFY(hints.testFlag(Qt::ImhSensitiveData));
    QVERIFY(hints.testFlag(Qt::ImhNoPredictiveText));
    QVERIFY(m_input->inputMethodQuery(Qt::ImEnabled).toBool());
    QCOMPARE(m_input->inputMethodQuery(Qt::ImSurroundingText).toString(), QString());
    m_input->setProperty("caret", QRectF(8, 16, 2, 24));
    QCOMPARE(m_input->inputMethodQuery(Qt::ImCursorRectangle).toRectF(), QRectF(8, 16, 2, 24));
}

QTEST_MAIN(TestTypingInput)
#include "tst_typing_input.moc"
