#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace arcade::client {

/// Rows of values under fixed roles. `setRows` tells only what differs, so that delegates of rows
/// that stay keep their place.
class RowListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the models.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    /// One value for each role, in the order of the roles.
    using Row = QVariantList;

    explicit RowListModel(QList<QByteArray> roles, QObject* parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }
    const QList<Row>& rows() const { return m_rows; }
    /// What stands in a row under a role; invalid where there is none.
    Q_INVOKABLE QVariant value(int row, const QString& role) const;

    void setRows(QList<Row> rows);
    void setRow(int row, Row values);
    /// The same for rows that are known by their first value: those that go, come and move do so
    /// where they stand, and the others keep their delegates.
    void setKeyedRows(const QList<Row>& rows);
    void appendRows(const QList<Row>& rows);

    bool removeRows(int row, int number, const QModelIndex& parent = {}) override;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    void insertRow(int row, const Row& values);
    void moveUp(int from, int to);
    int find(const QVariant& key, int from) const;

    QList<QByteArray> m_roles;
    QList<Row> m_rows;
};

} // namespace arcade::client
