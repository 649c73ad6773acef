#include "client/model/row_list_model.h"

#include <QSet>

#include <algorithm>

namespace arcade::client {

RowListModel::RowListModel(QList<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent)
    , m_roles(std::move(roles)) {}

QVariant RowListModel::value(int row, const QString& role) const {
    const qsizetype column = m_roles.indexOf(role.toUtf8());
    if (row < 0 || row >= count() || column < 0)
        return {};
    return m_rows.at(row).value(column);
}

void RowListModel::setRows(QList<Row> rows) {
    const qsizetype common = std::min(rows.size(), m_rows.size());
    for (qsizetype row = 0; row < common; ++row)
        setRow(static_cast<int>(row), rows.at(row));
    if (rows.size() > common) {
        appendRows(rows.mid(common));
    } else {
        removeRows(static_cast<int>(common), count() - static_cast<int>(common));
    }
}

void RowListModel::setRow(int row, Row values) {
    if (row < 0 || row >= count() || m_rows.at(row) == values)
        return;
    m_rows[row] = std::move(values);
    const QModelIndex changed = index(row);
    Q_EMIT dataChanged(changed, changed);
}

void RowListModel::setKeyedRows(const QList<Row>& rows) {
    QSet<QString> keys;
    for (const Row& row : rows)
        keys.insert(row.first().toString());
    for (int row = count() - 1; row >= 0; --row) {
        if (!keys.contains(m_rows.at(row).first().toString()))
            removeRows(row, 1);
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const int at = find(rows.at(row).first(), row);
        if (at < 0)
            insertRow(row, rows.at(row));
        else if (at > row)
            moveUp(at, row);
    }
    setRows(rows);
}

int RowListModel::find(const QVariant& key, int from) const {
    for (int row = from; row < count(); ++row) {
        if (m_rows.at(row).first() == key)
            return row;
    }
    return -1;
}

void RowListModel::moveUp(int from, int to) {
    beginMoveRows({}, from, from, {}, to);
    m_rows.move(from, to);
    endMoveRows();
}

void RowListModel::insertRow(int row, const Row& values) {
    beginInsertRows({}, row, row);
    m_rows.insert(row, values);
    endInsertRows();
    Q_EMIT countChanged();
}

void RowListModel::appendRows(const QList<Row>& rows) {
    if (rows.isEmpty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(rows.size()) - 1);
    m_rows.append(rows);
    endInsertRows();
    Q_EMIT countChanged();
}

bool RowListModel::removeRows(int row, int number, const QModelIndex& parent) {
    if (parent.isValid() || row < 0 || number < 1 || row + number > count())
        return false;
    beginRemoveRows({}, row, row + number - 1);
    m_rows.remove(row, number);
    endRemoveRows();
    Q_EMIT countChanged();
    return true;
}

int RowListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rows.at(index.row()).value(role - Qt::UserRole);
}

QHash<int, QByteArray> RowListModel::roleNames() const {
    QHash<int, QByteArray> names;
    for (const QByteArray& role : m_roles)
        names.insert(Qt::UserRole + static_cast<int>(names.size()), role);
    return names;
}

} // namespace arcade::client
