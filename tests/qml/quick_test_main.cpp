// Runs the QML file that -input names. Any warning of the engine fails the program.
#include <QQmlEngine>
#include <QQuickWindow>
#include <QtQuickTest>

#include <cstdio>

class Setup : public QObject {
    Q_OBJECT

public:
    bool warned = false;

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        connect(engine, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& warnings) {
            warned = true;
            for (const QQmlError& warning : warnings) {
                std::fprintf(stderr, "QML warning: %s\n", qPrintable(warning.toString()));
            }
        });
    }
};

int main(int argc, char** argv) {
    Setup setup;
    const int failed = quick_test_main_with_setup(argc, argv, "quick_tests", "", &setup);
    return failed != 0 ? failed : static_cast<int>(setup.warned);
}

#include "quick_test_main.moc"
