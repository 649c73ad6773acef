"""Goal: every rule catches a small wrong sample and leaves the right one alone, so that a silent
tidy means a tidy tree."""

import unittest

from functions import functions
from includes import ARROWS, library_of
from tidy import faults
from tree import Tree, strip_cpp

HEADER = "#pragma once\n"
LONG_BODY = "    step();\n" * 69

# name, path, wrong text, what the fault says, right text
SAMPLES = [
    ("vocabulary uses nothing", "shared/vocabulary/a.cpp",
     '#include "shared/protocol/p.h"\n', "may not include shared/protocol", "#include <string>\n"),
    ("vocabulary may use big numbers only", "shared/vocabulary/a.cpp",
     "#include <boost/asio.hpp>\n", "may not include <boost>",
     "#include <boost/multiprecision/cpp_int.hpp>\n"),
    ("protocol knows no JSON", "shared/protocol/a.cpp",
     "#include <rapidjson/document.h>\n", "may not include <rapidjson>",
     '#include "shared/vocabulary/v.h"\n'),
    ("codec knows no sockets", "shared/codec/a.cpp",
     "#include <QTcpSocket>\n", "may not include <Qt Network>", "#include <QByteArray>\n"),
    ("core links no Qt", "server/core/a.cpp",
     "#include <QString>\n", "may not include <Qt Core>", '#include "shared/protocol/p.h"\n'),
    ("core knows no host", "server/core/a.cpp",
     '#include "server/host/ports.h"\n', "may not include server/host", "#include <map>\n"),
    ("host knows no gateway", "server/host/a.cpp",
     '#include "server/gateway/g.h"\n', "may not include server/gateway",
     '#include "server/core/outcome.h"\n'),
    ("host knows no SQL", "server/host/a.cpp",
     "#include <QSqlQuery>\n", "may not include <Qt Sql>", "#include <openssl/evp.h>\n"),
    ("store sees ports and records only", "server/store/a.cpp",
     '#include "server/host/other.h"\n', "may not include server/host",
     '#include "server/host/ports.h"\n#include "server/core/outcome.h"\n'),
    ("gateway knows no store", "server/gateway/a.cpp",
     '#include "server/store/s.h"\n', "may not include server/store",
     '#include "server/host/other.h"\n#include <QWebSocket>\n'),
    ("gateway goes through the host", "server/gateway/a.cpp",
     '#include "server/core/outcome.h"\n', "may not include server/core",
     "#include <QSslSocket>\n"),
    ("runtime knows no product", "server/runtime/a.cpp",
     '#include "shared/protocol/p.h"\n', "may not include shared/protocol",
     "#include <sys/epoll.h>\n#include <QAbstractEventDispatcher>\n"),
    ("telemetry knows no product", "server/telemetry/a.cpp",
     '#include "server/core/outcome.h"\n', "may not include server/core",
     "#include <prometheus/registry.h>\n"),
    ("server includes no tool", "server/main.cpp",
     '#include "tools/t.h"\n', "may not include tools",
     '#include "server/gateway/g.h"\n#include <toml++/toml.h>\n'),
    ("tools include no server", "tools/a.cpp",
     '#include "server/host/ports.h"\n', "may not include server/host",
     '#include "server/runtime/r.h"\n'),
    ("no room of the product includes a test", "server/host/a.cpp",
     '#include "tests/support/t.h"\n', "may not include tests/support", "#include <string>\n"),
    ("includes are relative to the root", "tests/a.cpp",
     '#include "../a.h"\n', "relative to the root", '#include "server/host/ports.h"\n'),
    ("every folder has arrows", "cellar/a.cpp", "int a;\n", "no row", None),
    ("core draws nothing", "server/core/a.cpp", "#include <random>\n", "seeded", "int a;\n"),
    ("core has one thread", "server/core/a.cpp", "#include <mutex>\n", "one thread", "int a;\n"),
    ("core reads no clock", "server/core/a.cpp",
     "auto a = std::chrono::steady_clock::now();\n", "handed the time", "auto a = now;\n"),
    ("core computes exactly", "server/core/a.cpp", "double a;\n", "floating", "// double\n"),
    ("core has an order", "server/core/a.cpp",
     "std::unordered_map<int, int> a;\n", "hash order", 'auto a = "unordered_map";\n'),
    ("core prints nothing", "server/core/a.cpp", "#include <iostream>\n", "print", "int a;\n"),
    ("long line", "tools/a.cpp", "// " + "x" * 98 + "\n", "101 columns", "// " + "x" * 97 + "\n"),
    ("long script line", "tools/run", "#!/bin/sh\n#" + "x" * 100 + "\n", "101 columns",
     "#!/bin/sh\n"),
    ("long function", "tools/a.cpp", "int f()\n{\n" + LONG_BODY + "}\n", "71 lines",
     "int f()\n{\n" + LONG_BODY.replace("    step();\n", "", 1) + "}\n"),
    ("long method", "tools/a.h",
     HEADER + "namespace a {\nclass A {\n    int f() const {\n" + LONG_BODY + "    }\n};\n}\n",
     "71 lines", HEADER + "namespace a {\nclass A {\n" + LONG_BODY + "};\n}\n"),
    ("long constructor", "tools/a.cpp",
     "A::A(int b) : m_a{1}, m_b{b} {\n" + LONG_BODY + "}\n", "71 lines",
     "A::A(int b) : m_a{1}, m_b{b} {}\n"),
    ("long operator", "tools/a.cpp",
     "bool A::operator==(const A& b) const {\n" + LONG_BODY + "}\n", "71 lines",
     "constexpr std::array a = f({\n" + LONG_BODY + "});\n"),
    ("long source", "tools/a.cpp", "int a;\n" * 401, "401 lines", "int a;\n" * 400),
    ("long header", "tools/a.h", HEADER + "int a;\n" * 200, "201 lines", HEADER + "int a;\n" * 199),
    ("long test", "tests/a.cpp", "int a;\n" * 501, "501 lines", "int a;\n" * 500),
    ("left-over", "docs/a.md", "TO" "DO: more\n", "do it now", "mktemp XXXXXX\n"),
    ("left-over in a comment", "tools/a.cpp", "// FIX" "ME\n", "do it now", "// Fixed.\n"),
    ("skipped test", "tests/a.cpp", 'QSKIP("later");\n', "QSKIP", "// QSKIP\n"),
    ("sleeping test", "tests/a.cpp", "QTest::qSleep(5);\n", "a sleep", "QTest::qWaitFor(f);\n"),
    ("sleeping thread", "tests/a.cpp", "QThread::msleep(5);\n", "a sleep", "thread.wait(5);\n"),
    ("sleeping standard thread", "tests/a.cpp", "std::this_thread::sleep_for(s);\n", "a sleep",
     "asleep(s);\n"),
    ("header without guard", "tools/a.h", "int a;\n", "#pragma once", HEADER + "int a;\n"),
    ("tab", "cmake/a.cmake", "if()\n\tset(a)\n", "tab", "if()\n  set(a)\n"),
    ("trailing space", "docs/a.md", "a \n", "trailing space", "a\n"),
    ("no end of line", "docs/a.md", "a", "no end", "a\n"),
]

NEIGHBOURS = ["shared/vocabulary/v.h", "shared/protocol/p.h", "server/core/outcome.h",
              "server/host/ports.h", "server/host/other.h", "server/gateway/g.h",
              "server/store/s.h", "server/runtime/r.h", "tools/t.h", "tests/support/t.h"]


def sample_tree(path, text, executable=False):
    tree = Tree()
    for neighbour in NEIGHBOURS:
        tree.add(neighbour, HEADER)
    tree.add(path, text, executable)
    names = "\n".join(name for name in tree.files if name.endswith((".cpp", ".h")))
    return tree.add("CMakeLists.txt", f"a({names})\n")


class TidyTest(unittest.TestCase):
    def test_samples(self):
        for name, path, wrong, expected, right in SAMPLES:
            with self.subTest(name):
                found = faults(sample_tree(path, wrong))
                self.assertTrue(any(place == path and expected in what
                                    for place, _, what in found), found)
                if right is not None:
                    self.assertEqual(faults(sample_tree(path, right)), [])

    def test_fault_names_its_line(self):
        found = faults(sample_tree("server/core/a.cpp", "\n/* double\n */\nint a; double b;\n"))
        self.assertEqual([(path, line) for path, line, _ in found], [("server/core/a.cpp", 4)])

    def test_dead_file(self):
        tree = sample_tree("tools/a.cpp", "int a;\n").add("tools/b.cpp", "int b;\n")
        self.assertEqual([path for path, _, _ in faults(tree)], ["tools/b.cpp"])
        tree.add("tools/CMakeLists.txt", "# b.cpp\n")
        self.assertEqual([path for path, _, _ in faults(tree)], ["tools/b.cpp"])
        for naming in ("a(b.cpp)\n", "a(${PROJECT_SOURCE_DIR}/tools/b.cpp)\n",
                       "foreach(x b c)\n  a(${x}.cpp)\nendforeach()\n"):
            tree.add("tools/CMakeLists.txt", naming)
            self.assertEqual(faults(tree), [], naming)

    def test_support_header_is_alive_when_included(self):
        tree = sample_tree("tests/a.cpp", "int a;\n").add("tests/b.h", HEADER)
        self.assertEqual([path for path, _, _ in faults(tree)], ["tests/b.h"])
        tree.add("tests/a.cpp", '#include "tests/b.h"\n')
        self.assertEqual(faults(tree), [])

    def test_executable_needs_interpreter(self):
        self.assertEqual(len(faults(sample_tree("docs/a.md", "a\n", executable=True))), 1)
        self.assertEqual(faults(sample_tree("run", "#!/bin/sh\n", executable=True)), [])

    def test_arrows_name_rooms_of_the_table(self):
        for room, targets in ARROWS.items():
            for target in targets:
                known = target.startswith("<") or target.endswith(".h") or target in ARROWS
                self.assertTrue(known, f"{room} → {target}")

    def test_libraries(self):
        for header, library in [("string", "<standard library>"), ("poll.h", "<posix>"),
                                ("sys/epoll.h", "<posix>"), ("QObject", "<Qt Core>"),
                                ("QtCore/QObject", "<Qt Core>"), ("QSqlError", "<Qt Sql>"),
                                ("QWebSocketServer", "<Qt WebSockets>"), ("QTest", "<Qt Test>"),
                                ("QHostAddress", "<Qt Network>"), ("jwt/jwt.hpp", "<jwt>")]:
            self.assertEqual(library_of(header), library, header)

    def test_stripping_keeps_lines_and_code(self):
        text = 'a = "x{"; // {\nb = R"(\n{ )"; /* {\n */ c = \'{\'; d = 1\'000; e = \'\\\'\';\n'
        stripped = strip_cpp(text)
        self.assertEqual(stripped.count("\n"), text.count("\n"))
        self.assertNotIn("{", stripped)
        for code in ("a =", "b =", "c =", "d = 1'000;", "e ="):
            self.assertIn(code, stripped)

    def test_functions_are_found_once(self):
        text = ("namespace a {\nstruct B {\n  int f() { return 1; }\n  int m{2};\n};\n"
                "template <class T>\nauto g(T t) -> std::vector<T>\n{\n  if (t) {\n  }\n"
                "  auto h = [] { return 3; };\n  return {};\n}\n"
                "enum class E { A, B };\nconstexpr int k[] = {1, 2};\n}\n")
        self.assertEqual(list(functions(text)), [(3, 3), (8, 13)])


if __name__ == "__main__":
    unittest.main()
