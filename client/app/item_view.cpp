#include "client/app/item_view.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace arcade::client {
namespace {

/// Calls for the item and all below it, from the back to the front, until `look` says stop.
bool walk(QQuickItem* item, const std::function<bool(QQuickItem*)>& look) {
    if (look(item))
        return true;
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children) {
        if (walk(child, look))
            return true;
    }
    return false;
}

/// Opacity counts, which isVisible() leaves out.
bool canBeSeen(const QQuickItem* item) {
    if (!item->isVisible() || item->window() == nullptr || !item->window()->isVisible())
        return false;
    for (const QQuickItem* part = item; part != nullptr; part = part->parentItem()) {
        if (qFuzzyIsNull(part->opacity()))
            return false;
    }
    return true;
}

QString textOf(const QQuickItem* item) {
    const QVariant text = item->property("text");
    return text.metaType().id() == QMetaType::QString ? text.toString() : QString();
}

QString accessibleNameOf(const QQuickItem* item) {
    QAccessibleInterface* interface =
        QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(item));
    return interface == nullptr ? QString() : interface->text(QAccessible::Name);
}

/// As read by whoever looks at it: without a text of its own, by its accessible name.
QString readableText(const QQuickItem* item) {
    const QString text = textOf(item);
    return text.isEmpty() ? accessibleNameOf(item) : text;
}

/// In pixels of the screen, where events of the X server happen.
QJsonObject onScreen(const QQuickWindow& window, const QRectF& rectangle) {
    const qreal ratio = window.devicePixelRatio();
    const QPointF corner = window.mapToGlobal(rectangle.topLeft()) * ratio;
    return {{QStringLiteral("x"), corner.x()},
            {QStringLiteral("y"), corner.y()},
            {QStringLiteral("width"), rectangle.width() * ratio},
            {QStringLiteral("height"), rectangle.height() * ratio}};
}

/// True when the wish is not there.
bool isWish(const QJsonObject& wanted, const QString& key, bool is) {
    const QJsonValue wish = wanted.value(key);
    return wish.isUndefined() || wish.toBool() == is;
}

} // namespace

QQuickItem* itemNamed(const QQuickWindow& window, const QString& name) {
    QQuickItem* found = nullptr;
    walk(window.contentItem(), [&](QQuickItem* item) {
        if (item->objectName() != name)
            return false;
        const bool isSeen = canBeSeen(item);
        if (found == nullptr || isSeen)
            found = item;
        return isSeen;
    });
    return found;
}

QStringList visibleNames(const QQuickWindow& window) {
    QStringList names;
    walk(window.contentItem(), [&](QQuickItem* item) {
        if (!item->objectName().isEmpty() && canBeSeen(item))
            names << item->objectName();
        return false;
    });
    return names;
}

QStringList visibleTexts(const QQuickWindow& window) {
    QStringList texts;
    walk(window.contentItem(), [&](QQuickItem* item) {
        const QString text = canBeSeen(item) ? textOf(item) : QString();
        if (!text.isEmpty() && (texts.isEmpty() || texts.last() != text))
            texts << text;
        return false;
    });
    return texts;
}

QJsonObject viewOf(const QQuickItem* item, const QString& name) {
    if (item == nullptr || item->window() == nullptr)
        return {{QStringLiteral("name"), name}, {QStringLiteral("exists"), false}};
    const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    return {{QStringLiteral("name"), name},
            {QStringLiteral("exists"), true},
            {QStringLiteral("visible"), canBeSeen(item)},
            {QStringLiteral("enabled"), item->isEnabled()},
            {QStringLiteral("focused"), item->hasActiveFocus()},
            {QStringLiteral("text"), readableText(item)},
            {QStringLiteral("accessible"), accessibleNameOf(item)},
            {QStringLiteral("x"), place.x()},
            {QStringLiteral("y"), place.y()},
            {QStringLiteral("width"), place.width()},
            {QStringLiteral("height"), place.height()},
            {QStringLiteral("screen"), onScreen(*item->window(), place)}};
}

bool isAsWanted(const QQuickItem* item, const QJsonObject& wanted) {
    const bool exists = item != nullptr;
    if (!isWish(wanted, QStringLiteral("exists"), exists) ||
        !isWish(wanted, QStringLiteral("visible"), exists && canBeSeen(item)) ||
        !isWish(wanted, QStringLiteral("enabled"), exists && item->isEnabled()) ||
        !isWish(wanted, QStringLiteral("focused"), exists && item->hasActiveFocus()))
        return false;
    const QString text = exists ? readableText(item) : QString();
    const QJsonValue whole = wanted.value(QStringLiteral("text"));
    if (whole.isString() && whole.toString() != text)
        return false;
    if (!text.contains(wanted.value(QStringLiteral("contains")).toString()))
        return false;
    const QJsonObject properties = wanted.value(QStringLiteral("properties")).toObject();
    for (auto wish = properties.begin(); wish != properties.end(); ++wish) {
        const QVariant value =
            exists ? item->property(wish.key().toUtf8().constData()) : QVariant();
        if (QJsonValue::fromVariant(value) != wish.value())
            return false;
    }
    return true;
}

QJsonObject viewOf(const QQuickWindow& window) {
    return {{QStringLiteral("title"), window.title()},
            {QStringLiteral("x"), window.x()},
            {QStringLiteral("y"), window.y()},
            {QStringLiteral("width"), window.width()},
            {QStringLiteral("height"), window.height()},
            {QStringLiteral("screen"), onScreen(window, QRectF(QPointF(), QSizeF(window.size())))},
            {QStringLiteral("visible"), window.isVisible() && window.isExposed()},
            {QStringLiteral("active"), window.isActive()},
            {QStringLiteral("x_window"), static_cast<qint64>(window.winId())},
            {QStringLiteral("device_pixel_ratio"), window.devicePixelRatio()}};
}

} // namespace arcade::client
