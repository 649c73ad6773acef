#include "tests/qml/layout_check.h"

#include <QAccessible>
#include <QDir>
#include <QImage>
#include <QQuickWindow>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <vector>

namespace {

/// Glyphs are placed on whole pixels, boxes are not.
constexpr double slackPixels = 1.5;
/// Layouts that depend on one another take a few frames, which a busy machine draws seldom.
constexpr std::chrono::milliseconds restLimit{10000};

struct Block {
    QQuickItem* item;
    QRectF rect; // in the scene, without what ancestors clip away
};

bool isText(const QQuickItem* item) {
    return item->inherits("QQuickText") || item->inherits("QQuickTextInput") ||
           item->inherits("QQuickTextEdit");
}

bool isControl(const QQuickItem* item) {
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField") ||
           item->inherits("QQuickSlider") || item->inherits("QQuickComboBox");
}

bool isShown(const QQuickItem* item) {
    return item->isVisible() && item->opacity() > 0.01;
}

QString described(const QQuickItem* item) {
    QString path;
    const QQuickItem* named = item;
    while (named != nullptr && named->objectName().isEmpty()) {
        named = named->parentItem();
    }
    if (named != nullptr) {
        path = named->objectName() + QLatin1Char('/');
    }
    path += QString::fromLatin1(item->metaObject()->className()).section(QLatin1Char('_'), 0, 0);
    const QString text = item->property("text").toString();
    return text.isEmpty() ? path : QStringLiteral("%1 \"%2\"").arg(path, text.left(60));
}

/// Where the letters are, in the item: alignment leaves room beside them.
QRectF inkOf(const QQuickItem* item) {
    if (!isText(item)) {
        return item->boundingRect();
    }
    const double width = item->property("contentWidth").toDouble();
    const double height = item->property("contentHeight").toDouble();
    const int across = item->property("effectiveHorizontalAlignment").toInt();
    const int down = item->property("verticalAlignment").toInt();
    double x = 0;
    double y = 0;
    if ((across & Qt::AlignRight) != 0) {
        x = item->width() - width;
    } else if ((across & Qt::AlignHCenter) != 0) {
        x = (item->width() - width) / 2;
    }
    if ((down & Qt::AlignBottom) != 0) {
        y = item->height() - height;
    } else if ((down & Qt::AlignVCenter) != 0) {
        y = (item->height() - height) / 2;
    }
    return {x, y, width, height};
}

QRectF visibleRect(const QQuickItem* item) {
    QRectF rect = item->mapRectToScene(inkOf(item));
    for (const QQuickItem* above = item->parentItem(); above != nullptr;
         above = above->parentItem()) {
        if (above->clip()) {
            rect &= above->mapRectToScene(above->boundingRect());
        }
    }
    return rect;
}

void checkText(const QQuickItem* item, QStringList& faults) {
    if (item->property("truncated").toBool()) {
        faults << QStringLiteral("elided: ") + described(item);
    }
    const QRectF ink = inkOf(item);
    // A text field scrolls what it cannot show.
    const bool scrolls = item->inherits("QQuickTextInput");
    if (!scrolls && ink.width() > item->width() + slackPixels) {
        faults << QStringLiteral("wider than its place: ") + described(item);
    }
    if (!scrolls && ink.height() > item->height() + slackPixels) {
        faults << QStringLiteral("higher than its place: ") + described(item);
    }
}

/// Nothing sticks out of what holds it, up to the first thing that scrolls.
void checkInside(const QQuickItem* item, const QQuickItem* root, QStringList& faults) {
    const QQuickItem* above = item->parentItem();
    for (; above != nullptr && item != root; above = above->parentItem()) {
        if (above->parentItem() != nullptr && above->parentItem()->inherits("QQuickFlickable")) {
            return;
        }
        const QRectF rect = item->mapRectToItem(above, inkOf(item));
        const bool wide = above->width() > 0 && (rect.left() < -slackPixels ||
                                                 rect.right() > above->width() + slackPixels);
        const bool high = above->height() > 0 && (rect.top() < -slackPixels ||
                                                  rect.bottom() > above->height() + slackPixels);
        if (wide || high) {
            faults << QStringLiteral("sticks out of %1: %2").arg(described(above), described(item));
            return;
        }
        if (above == root) {
            return;
        }
    }
}

void collect(QQuickItem* item, std::vector<Block>& blocks) {
    if (!isShown(item)) {
        return;
    }
    const bool text = isText(item) && !item->property("text").toString().isEmpty();
    if (text || isControl(item)) {
        const QRectF rect = visibleRect(item);
        if (rect.width() > slackPixels && rect.height() > slackPixels) {
            blocks.push_back({item, rect});
        }
    }
    for (QQuickItem* child : item->childItems()) {
        collect(child, blocks);
    }
}

std::vector<const QQuickItem*> lineage(const QQuickItem* item) {
    std::vector<const QQuickItem*> line;
    for (; item != nullptr; item = item->parentItem()) {
        line.push_back(item);
    }
    std::reverse(line.begin(), line.end());
    return line;
}

bool floats(const QQuickItem* item) {
    return item->inherits("QQuickOverlay") || item->inherits("QQuickPopupItem") ||
           item->property("floating").toBool();
}

/// One holds the other, or one lies above the rest on purpose.
bool mayOverlap(const QQuickItem* first, const QQuickItem* second) {
    const auto one = lineage(first);
    const auto two = lineage(second);
    const auto [left, right] = std::mismatch(one.begin(), one.end(), two.begin(), two.end());
    if (left == one.end() || right == two.end()) {
        return true;
    }
    return std::any_of(left, one.end(), floats) || std::any_of(right, two.end(), floats);
}

void checkOverlaps(const std::vector<Block>& blocks, QStringList& faults) {
    for (std::size_t one = 0; one < blocks.size(); ++one) {
        for (std::size_t two = one + 1; two < blocks.size(); ++two) {
            const QRectF shared = blocks[one].rect & blocks[two].rect;
            if (shared.width() > slackPixels && shared.height() > slackPixels &&
                !mayOverlap(blocks[one].item, blocks[two].item)) {
                faults << QStringLiteral("overlap: %1 and %2")
                              .arg(described(blocks[one].item), described(blocks[two].item));
            }
        }
    }
}

void collectUnnamed(QQuickItem* item, QStringList& faults) {
    if (!isShown(item) || !item->isEnabled()) {
        return;
    }
    if (item->activeFocusOnTab()) {
        QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(item);
        if (face == nullptr || face->text(QAccessible::Name).isEmpty()) {
            faults << QStringLiteral("no accessible name: ") + described(item);
        } else if (face->role() == QAccessible::NoRole) {
            faults << QStringLiteral("no accessible role: ") + described(item);
        }
    }
    for (QQuickItem* child : item->childItems()) {
        collectUnnamed(child, faults);
    }
}

QStringList faultsNow(QQuickItem* root) {
    QStringList faults;
    std::vector<Block> blocks;
    collect(root, blocks);
    for (const Block& block : blocks) {
        if (isText(block.item)) {
            checkText(block.item, faults);
        }
        checkInside(block.item, root, faults);
    }
    checkOverlaps(blocks, faults);
    return faults;
}

} // namespace

QStringList LayoutCheck::faults(QQuickItem* root) {
    // What has just changed comes to rest within some frames: a fault is what stays.
    QStringList faults;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            faults = faultsNow(root);
            return faults.isEmpty();
        },
        static_cast<int>(restLimit.count())));
    return faults;
}

QStringList LayoutCheck::unnamed(QQuickItem* root) {
    QStringList faults;
    collectUnnamed(root, faults);
    return faults;
}

void LayoutCheck::shoot(QQuickItem* item, const QString& name) {
    const QString folder = qEnvironmentVariable("ARCADE_SCREENS");
    if (folder.isEmpty() || item->window() == nullptr) {
        return;
    }
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!QDir().mkpath(folder) || !item->window()->grabWindow().save(path)) {
        qFatal("cannot write %s", qPrintable(path));
    }
}
