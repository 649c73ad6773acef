// Goal: arcadectl prints what an operator can read at a glance, whatever a server sends.
#include "shared/codec/record_json.h"
#include "shared/protocol/admin_messages.h"
#include "tools/arcadectl/report.h"
#include "tools/arcadectl/table.h"

#include <QTest>

using namespace arcade;
using namespace arcade::arcadectl;

namespace {

Options optionsFor(Verb verb, bool wantsJson = false) {
    Options options;
    options.verb = verb;
    options.wantsJson = wantsJson;
    return options;
}

} // namespace

class ArcadectlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksDurations_data();
    void speaksDurations();
    void columnsAreStraight();
    void controlCharactersStayOut();
    void reports_data();
    void reports();
    void unsoundLedgerIsAFailure();
    void moreMatchesAreTold();
};

void ArcadectlTest::speaksDurations_data() {
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<std::string>("spoken");
    const auto row = [](qint64 ms, std::string text) { QTest::newRow(text.c_str()) << ms << text; };
    row(0, "0 ms");
    row(999, "999 ms");
    row(1000, "1 s");
    row(59'999, "59 s");
    row(60'000, "1 min 00 s");
    row(3'599'999, "59 min 59 s");
    row(3'600'000, "1 h 00 min");
    row(360'000'000, "100 h 00 min");
}

void ArcadectlTest::speaksDurations() {
    QFETCH(qint64, ms);
    QFETCH(std::string, spoken);
    QCOMPARE(arcadectl::spoken(Duration{ms}), spoken);
}

void ArcadectlTest::columnsAreStraight() {
    Table table({"A", "LONG", "C"});
    table.add({"wider", "x", "1"});
    table.add({"\xC3\xA9", "", "2"});
    QCOMPARE(table.text(), std::string{"A      LONG  C\n"
                                       "wider  x     1\n"
                                       "\xC3\xA9            2\n"});
}

void ArcadectlTest::controlCharactersStayOut() {
    Table table;
    table.add({"a\x1B[31mb\nc\x7F"});
    QCOMPARE(table.text(), std::string{"a?[31mb?c?\n"});
}

void ArcadectlTest::reports_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("wantsJson");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("errors");
    const auto row = [](const char* name, int status, std::string body, bool wantsJson,
                        int exitCode, std::string output, std::string errors) {
        QTest::newRow(name) << status << body << wantsJson << exitCode << output << errors;
    };
    const std::string refusal = R"({"error":{"code":"TOKEN_INVALID","message":"No."}})";
    row("nobody waits", 200, R"({"queues":[]})", false, 0, "Nobody waits.\n", "");
    row("as it is", 200, R"({"queues":[]})", true, 0, "{\"queues\":[]}\n", "");
    row("refused", 403, refusal, false, 1, "", "Refused (403): No.\n");
    row("refused as it is", 403, refusal, true, 1, refusal + "\n", "Refused (403): No.\n");
    row("some other server", 200, "<html>", false, 1, "",
        "The answer is not understood: not valid JSON\n");
    row("some other server's refusal", 502, "<html>", false, 1, "", "Refused (502)\n");
    row("redirected", 302, "", false, 1, "", "Refused (302)\n");
}

void ArcadectlTest::reports() {
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(bool, wantsJson);
    QFETCH(int, exitCode);
    QFETCH(std::string, output);
    QFETCH(std::string, errors);
    const Report report = reportOf(optionsFor(Verb::Queues, wantsJson), {status, body, {}});
    QCOMPARE(report.exitCode, exitCode);
    QCOMPARE(report.output, output);
    const std::string shown = report.errorOutput.substr(0, errors.find("not valid JSON"));
    QCOMPARE(shown, errors.substr(0, errors.find("not valid JSON")));
}

void ArcadectlTest::unsoundLedgerIsAFailure() {
    const LedgerReport ledger{false, 12, 3, {"Account 7 is off by one."}};
    const Report report =
        reportOf(optionsFor(Verb::VerifyLedger), {200, codec::toJson(ledger), {}});
    QCOMPARE(report.exitCode, 1);
    QCOMPARE(report.output, std::string{"The ledger is NOT sound: 12 transactions, 3 accounts.\n"
                                        "  Account 7 is off by one.\n"});
    const Report json =
        reportOf(optionsFor(Verb::VerifyLedger, true), {200, codec::toJson(ledger), {}});
    QCOMPARE(json.exitCode, 1);
}

void ArcadectlTest::moreMatchesAreTold() {
    AdminMatches matches;
    AdminMatch match;
    match.queue = "code_duel/gold";
    match.timeLeft = std::chrono::seconds{7};
    match.players = {{{}, "neo", 1200, true, {}}, {{}, "smith", 1200, false, {}}};
    matches.matches = {match};
    matches.total = 3;
    const Report report = reportOf(optionsFor(Verb::Matches), {200, codec::toJson(matches), {}});
    QCOMPARE(report.exitCode, 0);
    QVERIFY(report.output.find("7 s   neo, smith (away)\n") != std::string::npos);
    QVERIFY(report.output.ends_with("and 2 more\n"));
}

QTEST_APPLESS_MAIN(ArcadectlTest)
#include "tst_arcadectl.moc"
