#include "tools/duo/seat.h"

#include "tools/bench/patience.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLookAgain = 10ms;
/// Between two keys of a name or an address.
constexpr std::chrono::milliseconds kBetweenKeys = 20ms;
/// What fades or slides in is photographed once it is there.
constexpr std::chrono::milliseconds kFadedIn = 400ms;

} // namespace

Seat::Seat(const QString& name, ClientOptions options, Hands& hands, Journal& journal)
    : m_name(name)
    , m_hands(hands)
    , m_journal(journal)
    , m_client(std::move(options)) {}

bool Seat::sitDown() {
    m_journal.note(said(QStringLiteral("starts the client")));
    const auto started = m_client.start();
    if (!m_journal.check(started.ok(), started.ok()
                                           ? QString()
                                           : QString::fromStdString(started.error().message)))
        return false;
    m_eyes = std::make_unique<Onlooker>();
    const QDeadlineTimer deadline(kSeatPatience);
    if (!m_journal.check(m_eyes->connectTo(m_client.inspectSocket(), kSeatPatience),
                         said(QStringLiteral("has a client that does not answer: ")) +
                             m_client.errors()))
        return false;
    WindowView window = m_eyes->window();
    while (!window.visible && !deadline.hasExpired()) {
        bench::waitFor(kLookAgain);
        window = m_eyes->window();
    }
    m_window = window.id;
    return m_journal.check(window.visible, said(QStringLiteral("sees no window")));
}

bool Seat::standUp() {
    m_journal.note(said(QStringLiteral("closes the window")));
    m_hands.close(m_window);
    const auto code = m_client.exitCode();
    bool isWell = m_journal.check(
        code == 0, said(QStringLiteral("closed the window, and the client ended with ")) +
                       (code ? QString::number(*code) : QStringLiteral("nothing")));
    for (const QString& line : m_client.complaints())
        isWell = m_journal.check(false, said(QStringLiteral("has a client that wrote: ")) + line);
    return isWell;
}

bool Seat::sees(const QString& item, const QJsonObject& wish, std::chrono::milliseconds limit) {
    QJsonObject whole = wish;
    if (!whole.contains(QStringLiteral("visible")) && !whole.contains(QStringLiteral("exists")))
        whole.insert(QStringLiteral("visible"), true);
    const ItemView view = eyes().await(item, whole, limit);
    if (view.met) {
        m_journal.note(said(QStringLiteral("sees ")) + item +
                       (view.text.isEmpty() ? QString() : QStringLiteral(": ") + view.text));
        return true;
    }
    const QString wishText = QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
    return m_journal.check(
        false, QStringLiteral("%1 waited in vain for %2 to be %3; it is %4, with the text \"%5\". "
                              "In sight: %6")
                   .arg(m_name, item, wishText,
                        view.visible ? QStringLiteral("visible") : QStringLiteral("not in sight"),
                        view.text, eyes().names().join(u' ')));
}

bool Seat::seesText(const QString& item, const QString& part) {
    return sees(item, {{QStringLiteral("contains"), part}});
}

QString Seat::textOf(const QString& item) {
    const ItemView view = eyes().find(item);
    return view.visible ? view.text : QString();
}

QString Seat::valueOf(const QString& item, const QString& property) {
    const ItemView view = eyes().find(item, {property});
    return view.visible ? view.properties.value(property).toVariant().toString() : QString();
}

bool Seat::click(const QString& item) {
    if (!sees(item, {{QStringLiteral("visible"), true}, {QStringLiteral("enabled"), true}}))
        return false;
    // What moves into place is clicked where it comes to rest.
    QRectF place = eyes().find(item).onScreen;
    for (QRectF before; before != place;) {
        before = place;
        bench::waitFor(kLookAgain);
        place = eyes().find(item).onScreen;
    }
    // A window without the keyboard would take it once it has seen the click, and with it the keys
    // that are meant for another one by then.
    if (!focus())
        return false;
    const bool isInWindow = eyes().window().onScreen.contains(place.center());
    if (!m_journal.check(isInWindow,
                         item + QStringLiteral(" lies outside of the window of ") + m_name))
        return false;
    m_journal.note(said(QStringLiteral("clicks ")) + item);
    m_hands.click(place.center());
    return true;
}

bool Seat::focus() {
    m_hands.focus(m_window);
    const QDeadlineTimer deadline(kSeatPatience);
    while (!eyes().window().active && !deadline.hasExpired())
        bench::waitFor(kLookAgain);
    return m_journal.check(eyes().window().active,
                           said(QStringLiteral("cannot give the keyboard to the window")));
}

bool Seat::press(const QByteArray& key) {
    if (!focus())
        return false;
    m_journal.note(said(QStringLiteral("presses ")) + QString::fromUtf8(key));
    m_hands.press(key);
    return true;
}

bool Seat::type(const QString& text) {
    if (!focus())
        return false;
    m_journal.note(said(QStringLiteral("types ")) + text);
    for (const char32_t character : text.toUcs4()) {
        stroke(character);
        bench::waitFor(kBetweenKeys);
    }
    return true;
}

void Seat::stroke(char32_t character) {
    m_hands.focus(m_window);
    if (character == U'\b')
        m_hands.press("BackSpace");
    else
        m_hands.type(character);
}

bool Seat::picture(const QString& file) {
    bench::waitFor(kFadedIn);
    m_journal.note(said(QStringLiteral("is photographed: ")) + file.section(u'/', -1));
    return m_journal.check(eyes().grab(file), said(QStringLiteral("could not be photographed")));
}

} // namespace arcade::duo
