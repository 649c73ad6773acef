#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

class QQuickItem;
class QQuickWindow;

namespace arcade::client {

/// The item of that objectName: a visible one if there is any, null if there is none at all.
QQuickItem* itemNamed(const QQuickWindow& window, const QString& name);

/// objectNames of what is visible, from the back to the front.
QStringList visibleNames(const QQuickWindow& window);

/// What can be read in it, from the back to the front; equal neighbours once.
QStringList visibleTexts(const QQuickWindow& window);

/// What can be seen of an item: `name exists visible enabled focused text accessible`, its
/// rectangle in the window as `x y width height`, and in pixels of the screen as `screen`.
/// `text` is its text property, `accessible` what a screen reader calls it. Null does not exist.
QJsonObject viewOf(const QQuickItem* item, const QString& name);

/// Whether the item is as wanted: any of `exists visible enabled focused` (bool), `text` (all of
/// it), `contains` (part of it), and `properties` (name to value). What is not there is invisible.
bool isAsWanted(const QQuickItem* item, const QJsonObject& wanted);

/// `title x y width height screen visible active x_window device_pixel_ratio`.
QJsonObject viewOf(const QQuickWindow& window);

} // namespace arcade::client
