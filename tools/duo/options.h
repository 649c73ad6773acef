#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <variant>

namespace arcade::duo {

/// Both windows and the server behind them.
struct TableOptions {
    /// Programs; beside this one unless given.
    QString client;
    QString coordinator;
    /// A display of our own even where there is one.
    bool isVirtual = false;
    QSize windowSize{1200, 760};
    QString left = QStringLiteral("nyx");
    QString right = QStringLiteral("kestrel");
    /// Who watches them; nobody when empty.
    QString watcher{};
};

struct OpenOptions {
    TableOptions table;
};

/// What the script plays.
enum class Script { Duel, Hunt, War };

struct ScriptOptions {
    TableOptions table;
    /// For pictures and transcript.
    QString folder;
    int wordsPerMinute = 90;
    Script script = Script::Duel;
    /// Brings players without windows; beside this program.
    QString bench{};
};

struct BenchOptions {
    TableOptions table;
    int starts = 5;
    int idleSeconds = 10;
    bool json = false;
};

struct HelpWanted {
    QString text;
};
struct WrongUsage {
    QString sentence;
};

using Options = std::variant<OpenOptions, ScriptOptions, BenchOptions, HelpWanted, WrongUsage>;

/// The arguments without the program's name; `programs` is the folder of the programs.
Options parseOptions(const QStringList& arguments, const QString& programs);

} // namespace arcade::duo
