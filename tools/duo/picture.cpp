#include "tools/duo/picture.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace arcade::duo {

bool sideBySide(const QString& left, const QString& right, const QString& both) {
    const QImage first(left);
    const QImage second(right);
    if (first.isNull() || second.isNull())
        return false;
    QImage pair(first.width() + second.width(), std::max(first.height(), second.height()),
                QImage::Format_RGB32);
    pair.fill(Qt::black);
    QPainter painter(&pair);
    painter.drawImage(0, 0, first);
    painter.drawImage(first.width(), 0, second);
    painter.end();
    return pair.save(both);
}

} // namespace arcade::duo
