#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <filesystem>

namespace arcade::host::test {

/// Holds the database's write lock, as another program may.
class BusyDatabase {
public:
    explicit BusyDatabase(const std::filesystem::path& folder) {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name());
        database.setDatabaseName(QString::fromStdString((folder / "arcade.sqlite").string()));
        m_isHeld = database.open() && run(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~BusyDatabase() {
        run(QStringLiteral("ROLLBACK"));
        QSqlDatabase::removeDatabase(name());
    }
    Q_DISABLE_COPY_MOVE(BusyDatabase)

    bool isHeld() const { return m_isHeld; }

private:
    static QString name() { return QStringLiteral("busy"); }
    static bool run(const QString& statement) {
        return QSqlQuery(QSqlDatabase::database(name())).exec(statement);
    }

    bool m_isHeld = false;
};

} // namespace arcade::host::test
