"""Which folder may include which: the arrows of docs/architecture.md."""

import re

STD = "<standard library>"
POSIX = "<posix>"
MULTIPRECISION = "<boost/multiprecision>"
INTRUSIVE = "<boost/intrusive>"
RAPIDJSON = "<rapidjson>"
OPENSSL = "<openssl>"
PROMETHEUS = "<prometheus>"
TOML = "<toml++>"
WSLAY = "<wslay>"
SQLITE = "<sqlite3>"
CORE, NETWORK, SQL, WEBSOCKETS = "<Qt Core>", "<Qt Network>", "<Qt Sql>", "<Qt WebSockets>"
GUI, QML, DBUS, MULTIMEDIA = "<Qt Gui>", "<Qt Qml>", "<Qt DBus>", "<Qt Multimedia>"
QCORO, XDO, X11 = "<QCoro>", "<xdo>", "<X11>"

SHARED = ["shared/vocabulary", "shared/protocol", "shared/codec"]
SERVER = ["server", "server/core", "server/host", "server/store", "server/gateway",
          "server/runtime", "server/telemetry"]

# Folder → what it may include besides itself and the standard library. A name ending in .h is that
# header alone, any other name without brackets is every header directly in that folder.
ARROWS = {
    "shared/vocabulary": [MULTIPRECISION],
    "shared/protocol": ["shared/vocabulary"],
    "shared/codec": ["shared/protocol", "shared/vocabulary", RAPIDJSON, CORE],
    "server/core": ["shared/vocabulary", "shared/protocol"],
    "server/host": ["server/core", "server/telemetry", *SHARED, CORE, OPENSSL, RAPIDJSON, POSIX],
    "server/store": ["server/host/ports.h", "server/core/outcome.h", "server/core/state.h",
                     "server/core/ledger_plan.h", "server/telemetry", *SHARED, SQLITE, CORE, POSIX],
    "server/gateway": ["server/host", "server/telemetry", *SHARED, NETWORK, WEBSOCKETS, CORE,
                       WSLAY, INTRUSIVE, POSIX],
    "server/runtime": ["shared/vocabulary", CORE, POSIX],
    "server/telemetry": ["shared/vocabulary", CORE, PROMETHEUS, POSIX],
    "server": [*SERVER, *SHARED, CORE, NETWORK, WEBSOCKETS, TOML, POSIX],
    "client/state": ["shared/vocabulary", "shared/protocol"],
    "client/link": [*SHARED, CORE, NETWORK, WEBSOCKETS, QCORO],
    "client/session": ["client/state", "client/link", *SHARED, CORE, NETWORK, QCORO],
    "client/host": [*SHARED, CORE, NETWORK, POSIX],
    "client/model": ["client/state", "client/session", "client/link", "client/host", *SHARED, CORE,
                     GUI, QML],
    "client/app": ["client/state", "client/session", "client/link", "client/host", "client/model",
                   *SHARED, CORE, NETWORK, GUI, QML, DBUS, MULTIMEDIA, POSIX],
    "tools": ["tools/engine", *SHARED, "server/runtime", CORE, NETWORK, WSLAY, POSIX],
    # Measures the core alone, so without a server around it.
    "tools/engine": ["tools", *SHARED, "server/core", CORE],
    "tools/duo": ["tools", *SHARED, CORE, NETWORK, GUI, XDO, X11, POSIX],
}
# Tests may use whatever they test, and each other's support code.
UNBOUND = ("tests",)

_INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<(?P<angle>[^>]+)>|"(?P<quote>[^"]+)")')
_QT_MODULES = [
    (re.compile(r"Q(WebSocket|MaskGenerator)"), WEBSOCKETS),
    (re.compile(r"QSql"), SQL),
    (re.compile(r"Q(Tcp|Udp|Ssl|Host|Network|Local(Server|Socket)|AbstractSocket|Dns|Dtls|Http)"),
     NETWORK),
    (re.compile(r"Q(Test|SignalSpy|Benchmark)"), "<Qt Test>"),
    (re.compile(r"QCoro"), QCORO),
    (re.compile(r"QDBus"), DBUS),
    (re.compile(r"Q(SoundEffect|Media|Audio)"), MULTIMEDIA),
    (re.compile(r"QQ(uick|ml)|QtQml"), QML),
    (re.compile(r"Q(Gui|Window|Application|Image|Color|Font|Icon|Clipboard|DesktopServices|Syntax"
                r"Highlighter|TextDocument|TextCharFormat|KeyEvent|Screen|Pixmap|Palette)"), GUI),
]
_LIBRARIES = [
    ("boost/multiprecision/", MULTIPRECISION), ("boost/intrusive/", INTRUSIVE),
    ("boost/", "<boost>"), ("rapidjson/", RAPIDJSON), ("sqlite3.h", SQLITE),
    ("openssl/", OPENSSL), ("prometheus/", PROMETHEUS), ("toml++/", TOML), ("toml.hpp", TOML),
    ("wslay/", WSLAY), ("xdo.h", XDO), ("X11/", X11), ("qqml", QML),
]


def included(file):
    """(line number, name, whether quoted) of every include."""
    for number, line in enumerate(file.code_lines, 1):
        match = _INCLUDE.match(line)
        if match:
            yield number, match["angle"] or match["quote"], match["quote"] is not None


def library_of(header):
    """The library an include in angle brackets belongs to."""
    if re.fullmatch(r"Q[A-Z]\w*|Qt\w*/\w+(\.h)?", header):
        base = header.rpartition("/")[2]
        return next((module for pattern, module in _QT_MODULES if pattern.match(base)), CORE)
    for prefix, library in _LIBRARIES:
        if header.startswith(prefix):
            return library
    if re.fullmatch(r"[a-z_0-9]+", header):
        return STD
    if re.fullmatch(r"[a-z_0-9]+\.h|(sys|netinet|arpa|linux|net)/\w+\.h", header):
        return POSIX
    return f"<{header.partition('/')[0]}>"


def room_of(folder):
    """The room a folder belongs to: the longest folder of the table that holds it."""
    rooms = [room for room in ARROWS if folder == room or folder.startswith(room + "/")]
    return max(rooms, key=len, default=None)


def _quoted_fault(tree, room, name):
    if name.startswith("moc_") or name.endswith(".moc"):
        return None
    if name not in tree.files and name + ".in" not in tree.files:
        return "names no file of this tree: includes are relative to the root"
    target = room_of(name.rpartition("/")[0])
    if room is None or target == room:
        return None
    if name in ARROWS[room] or target in ARROWS[room]:
        return None
    return f"{room} may not include {target or name.rpartition('/')[0]}"


def check_includes(tree):
    for file in tree.cpp():
        unbound = file.path.startswith(tuple(room + "/" for room in UNBOUND))
        room = None if unbound else room_of(file.folder)
        if room is None and not unbound:
            yield file.path, 1, "folder has no row in tests/tidy/includes.py, so it has no arrows"
            continue
        for number, name, quoted in included(file):
            if quoted:
                fault = _quoted_fault(tree, room, name)
            elif room is None or library_of(name) in (STD, *ARROWS[room]):
                fault = None
            else:
                fault = f"{room} may not include {library_of(name)}"
            if fault:
                yield file.path, number, f'include of "{name}": {fault}'
