#pragma once

#include <QQuickItem>
#include <QStringList>

/// Reads a tree of items once it is at rest and says, one line each, what a player would object
/// to.
class LayoutCheck : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    using QObject::QObject;

    /// Text that is elided, larger than its place or outside of what holds it; texts and controls
    /// that lie on one another. Popups, and items with a true property `floating`, may lie on
    /// others.
    Q_INVOKABLE static QStringList faults(QQuickItem* root);
    /// Items that the Tab key reaches and that have no accessible name or role.
    Q_INVOKABLE static QStringList unnamed(QQuickItem* root);
    /// Puts what the window shows into NAME.png of the folder ARCADE_SCREENS; without it, nothing.
    Q_INVOKABLE static void shoot(QQuickItem* item, const QString& name);
};
