// Goal: lists tell their views exactly what has changed, and short messages come, stay and go as
// the player wants.
#include "client/model/toast_model.h"
#include "tests/client/model/rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace arcade::client;

class TestListModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsByRole();
    void tellsOnlyWhatDiffers();
    void growsAndShrinks();
    void keepsRowsByTheirKey();
    void appends();

    void showsToasts();
    void showsATextOnce();
    void keepsTheNewestThree();
    void dismisses();
    void acts();
    void saysToastsInAnotherLanguage();
    void ignoresRowsThatAreNotThere();
};

namespace {

Sentence says(const char* text) {
    return [text = QString::fromUtf8(text)] { return text; };
}

const TestClass<TestListModels> kListModels;

QStringList namesIn(const RowListModel& model) {
    QStringList names;
    for (const auto& row : model.rows())
        names.append(row.value(0).toString());
    return names;
}

RowListModel::Row row(const QString& name, int number) {
    return {name, number};
}

} // namespace

void TestListModels::readsByRole() {
    RowListModel model({"name", "number"});
    const QAbstractItemModelTester tester(&model);
    model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0)), 0);
    const auto roles = model.roleNames();
    QCOMPARE(roles.size(), 2);
    QCOMPARE(model.data(model.index(1), roles.key("number")).toInt(), 2);
    QCOMPARE(model.value(1, QStringLiteral("name")).toString(), QStringLiteral("b"));
    QVERIFY(!model.value(2, QStringLiteral("name")).isValid());
    QVERIFY(!model.value(-1, QStringLiteral("name")).isValid());
    QVERIFY(!model.value(0, QStringLiteral("other")).isValid());
    QVERIFY(!model.data(QModelIndex(), roles.key("name")).isValid());
}

void TestListModels::tellsOnlyWhatDiffers() {
    RowListModel model({"name", "number"});
    const QAbstractItemModelTester tester(&model);
    model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 3)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 3)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size() + inserted.size(), 0);
}

void TestListModels::growsAndShrinks() {
    RowListModel model({"name", "number"});
    const QAbstractItemModelTester tester(&model);
    QSignalSpy counted(&model, &RowListModel::countChanged);
    model.setRows({row(QStringLiteral("a"), 1)});
    model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
    QCOMPARE(counted.size(), 2);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setRows({row(QStringLiteral("c"), 3)});
    QCOMPARE(namesIn(model), QStringList{QStringLiteral("c")});
    QCOMPARE(removed.size(), 1);
    model.setRows({});
    QCOMPARE(model.count(), 0);
    QCOMPARE(counted.size(), 4);
}

void TestListModels::keepsRowsByTheirKey() {
    RowListModel model({"name", "number"});
    const auto rows = [](const char* names) {
        QList<RowListModel::Row> list;
        for (const char* name = names; *name != '\0'; ++name)
            list.append(row(QString(QLatin1Char(*name)), 1));
        return list;
    };
    model.setKeyedRows(rows("abc"));
    const QPersistentModelIndex kept(model.index(1));
    model.setKeyedRows(rows("xbyz"));
    QCOMPARE(model.rows(), rows("xbyz"));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 1);
    model.setKeyedRows(rows("wxb"));
    QCOMPARE(kept.row(), 2);
    // Rows that trade places are there as well, with other delegates.
    model.setKeyedRows(rows("bwx"));
    QCOMPARE(model.rows(), rows("bwx"));
    model.setKeyedRows({});
    QCOMPARE(model.count(), 0);
}

void TestListModels::appends() {
    RowListModel model({"name", "number"});
    const QAbstractItemModelTester tester(&model);
    QSignalSpy counted(&model, &RowListModel::countChanged);
    model.appendRows({});
    QCOMPARE(counted.size(), 0);
    model.appendRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
    QCOMPARE(namesIn(model), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(counted.size(), 1);
}

void TestListModels::showsToasts() {
    ToastModel toasts;
    const QAbstractItemModelTester tester(&toasts);
    toasts.show(says("Saved."));
    toasts.show(says("Lost."), says("Undo"), [] {});
    QCOMPARE(toasts.count(), 2);
    QCOMPARE(toasts.value(0, QStringLiteral("text")).toString(), QStringLiteral("Saved."));
    QCOMPARE(toasts.value(0, QStringLiteral("actionText")).toString(), QString());
    QCOMPARE(toasts.value(1, QStringLiteral("actionText")).toString(), QStringLiteral("Undo"));
}

void TestListModels::showsATextOnce() {
    ToastModel toasts;
    toasts.show(says("Lost."));
    toasts.show(says("Lost."));
    QCOMPARE(toasts.count(), 1);
    toasts.dismiss(0);
    QCOMPARE(toasts.count(), 0);
    toasts.show(says("Lost."));
    QCOMPARE(toasts.count(), 1);
}

void TestListModels::keepsTheNewestThree() {
    ToastModel toasts;
    const QAbstractItemModelTester tester(&toasts);
    for (const char* text : {"a", "b", "c", "d", "e"})
        toasts.show(says(text));
    QCOMPARE(namesIn(toasts),
             (QStringList{QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")}));
}

void TestListModels::dismisses() {
    ToastModel toasts;
    const QAbstractItemModelTester tester(&toasts);
    for (const char* text : {"a", "b", "c"})
        toasts.show(says(text));
    QSignalSpy removed(&toasts, &QAbstractItemModel::rowsRemoved);
    QSignalSpy counted(&toasts, &RowListModel::countChanged);
    toasts.dismiss(1);
    QCOMPARE(namesIn(toasts), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][1].toInt(), 1);
    QCOMPARE(counted.size(), 1);
    toasts.dismiss(0);
    toasts.dismiss(0);
    QCOMPARE(toasts.count(), 0);
}

void TestListModels::acts() {
    ToastModel toasts;
    QStringList done;
    for (const char* text : {"a", "b", "c"}) {
        const QString name = QLatin1String(text);
        toasts.show(says(text), says("Do"), [&done, name] { done.append(name); });
    }
    toasts.dismiss(0);
    toasts.act(1);
    QCOMPARE(done, QStringList{QStringLiteral("c")});
    QCOMPARE(namesIn(toasts), QStringList{QStringLiteral("b")});
    // What an action does may show another message.
    toasts.show(says("d"), says("Do"), [&toasts] { toasts.show(says("e")); });
    toasts.act(1);
    QCOMPARE(namesIn(toasts), (QStringList{QStringLiteral("b"), QStringLiteral("e")}));
    toasts.act(1);
    QCOMPARE(namesIn(toasts), QStringList{QStringLiteral("b")});
}

void TestListModels::saysToastsInAnotherLanguage() {
    ToastModel toasts;
    const QAbstractItemModelTester tester(&toasts);
    QString word = QStringLiteral("Lost.");
    bool isDone = false;
    toasts.show([&word] { return word; }, [&word] { return word.toUpper(); },
                [&isDone] { isDone = true; });
    word = QStringLiteral("Verloren.");
    toasts.retranslate();
    QCOMPARE(toasts.count(), 1);
    QCOMPARE(toasts.value(0, QStringLiteral("text")).toString(), word);
    QCOMPARE(toasts.value(0, QStringLiteral("actionText")).toString(), word.toUpper());
    toasts.act(0);
    QVERIFY(isDone);
}

void TestListModels::ignoresRowsThatAreNotThere() {
    ToastModel toasts;
    toasts.dismiss(0);
    toasts.act(-1);
    toasts.show(says("a"));
    toasts.act(1);
    toasts.dismiss(-1);
    QCOMPARE(toasts.count(), 1);
}

#include "tst_list_models.moc"
