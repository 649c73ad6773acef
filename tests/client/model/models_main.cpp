#include "tests/client/model/rig.h"

#include <QGuiApplication>
#include <QLocale>
#include <QTest>

/// Runs every class, or the one that is named first, with the arguments that follow.
int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QStringList arguments = app.arguments();
    const QString only = arguments.size() > 1 && arguments[1].startsWith(QLatin1String("Test"))
                             ? arguments.takeAt(1)
                             : QString();
    int failed = 0;
    int ran = 0;
    for (const auto& make : arcade::client::testClasses()) {
        const auto test = make();
        if (!only.isEmpty() && only != QLatin1String(test->metaObject()->className()))
            continue;
        ++ran;
        failed += QTest::qExec(test.get(), arguments);
    }
    return ran > 0 ? failed : 1;
}
