#include "server/core/sequence_grammar.h"

namespace arcade::core {

namespace {

using Text = std::string_view;

constexpr std::array<Text, 36> kLines{
    "ssh {user}@{host} -p {port}",
    "ssh -i ~/.ssh/{key} {user}@{address}",
    "nmap -sV -p {port},{port} {address}",
    "nmap -sS -T4 {address}/24 -oN {file}{n}.txt",
    "curl -sk https://{host}/{path} -o {file}{n}.bin",
    "curl -X POST https://{host}/{path} -d id={n}",
    "wget -q https://{host}/{path}/{file}{n}.tar.gz",
    "tcpdump -i {device} port {port} -w {file}.pcap",
    "nc -lvnp {port} > {file}{n}.bin",
    "nc {address} {port} < {file}.bin",
    "grep -rn \"{word}{n}\" /var/log/{service}",
    "cat /var/log/{service}.log.{digit} | grep {word}{n}",
    "find / -name \"{file}{n}*.{extension}\" -mtime -{digit}",
    "chmod {mode} /opt/{service}/{file}-{n}.sh",
    "tar -czf {file}{n}.tar.gz /srv/{service}/{path}",
    "scp {file}{n}.{extension} {user}@{host}:/tmp/",
    "openssl enc -aes-256-cbc -in {file}{n}.{extension}",
    "sha256sum {file}-{n}.{extension} | cut -c1-{n}",
    "iptables -A INPUT -s {address} -p tcp --dport {port} -j DROP",
    "ip route add {address}/32 via {address} dev {device}",
    "systemctl restart {service} && journalctl -u {service} -n {n}",
    "docker exec -it {service}-{n} /bin/sh -c {word}",
    "dig +short {host} @{address}",
    "hydra -l {user} -P {file}.txt ssh://{address}",
    "python3 exploit.py --target {address} --port {port}",
    "python3 -c \"print('{letter}' * {n})\" | nc {address} {port}",
    "payload = b\"\\x{hex}\\x{hex}\" * {n}; s.send(payload)",
    "s.connect((\"{address}\", {port})); s.send(b\"{word}\")",
    "offset = {n}; ret = 0x{hex}{hex}{hex}{hex}",
    "msg = xor(key, bytes.fromhex(\"{hex}{hex}{hex}\"))",
    "buf[{n}] = 0x{hex}; jmp(buf + 0x{hex});",
    "if (auth(\"{user}\", 0x{hex}{hex}) == {digit}) grant();",
    "for i in $(seq {n}); do ping -c1 {address}; done",
    "mount -t nfs {host}:/{path} /mnt/{service}{n}",
    "SELECT {word} FROM {table} WHERE id > {n} LIMIT {n};",
    "UPDATE {table} SET role = '{word}' WHERE id = {n};",
};

constexpr std::array<Text, 14> kTails{
    "&& exit",          "&& id",          "| wc -l",
    "| sort -u",        "&& whoami",      "| tee {file}.log",
    "; echo {word}{n}", "| head -n {n}",  "&& sleep {digit}",
    "; uname -a",       "&& ./{file}.sh", "; ls -la /{path}",
    "# {word}",         "# {n}",
};

constexpr std::array<Text, 14> kUsers{"root",   "neo",    "ghost", "admin",  "zero",
                                      "cipher", "oracle", "trace", "daemon", "nova",
                                      "echo",   "void",   "raven", "hex"};
constexpr std::array<Text, 14> kHosts{"gw.ghostnet.example",   "core.ghostnet.example",
                                      "db.blackice.example",   "vault.example",
                                      "relay.nullsec.example", "node7.mesh.example",
                                      "proxy.example",         "c2.darkfiber.example",
                                      "mail.zaibatsu.example", "api.gridlock.example",
                                      "ftp.sprawl.example",    "edge.neon.example",
                                      "auth.chrome.example",   "ns1.example"};
constexpr std::array<Text, 3> kAddresses{"192.0.2.{octet}", "198.51.100.{octet}",
                                         "203.0.113.{octet}"};
constexpr std::array<Text, 8> kKeys{"id_rsa",    "id_ed25519", "vault_key",  "ghost.pem",
                                    "relay_key", "node7.pem",  "backup_key", "c2.pem"};
constexpr std::array<Text, 18> kFiles{"dump",   "loot",  "core",   "trace", "shadow", "keys",
                                      "ledger", "creds", "kernel", "probe", "beacon", "cache",
                                      "map",    "scan",  "node",   "relay", "patch",  "ghost"};
constexpr std::array<Text, 12> kPaths{"api/v1",  "api/v2", "login", "upload", "admin",   "static",
                                      "backups", "vault",  "feed",  "status", "session", "export"};
constexpr std::array<Text, 6> kDevices{"eth0", "eth1", "wlan0", "tun0", "br0", "wg0"};
constexpr std::array<Text, 16> kWords{"breach", "token", "failed", "denied", "root",  "access",
                                      "ghost",  "trace", "signal", "owned",  "crypt", "jackin",
                                      "relay",  "pulse", "zero",   "shell"};
constexpr std::array<Text, 12> kServices{"nginx", "sshd", "redis", "postfix", "vault", "proxy",
                                         "relay", "mesh", "gate",  "cron",    "bind",  "ghostd"};
constexpr std::array<Text, 8> kExtensions{"key", "db", "conf", "log", "bak", "pem", "bin", "cfg"};
constexpr std::array<Text, 6> kModes{"600", "644", "700", "755", "640", "711"};
constexpr std::array<Text, 8> kTables{"users",    "tokens", "sessions", "nodes",
                                      "accounts", "keys",   "agents",   "ledgers"};
constexpr std::array<Text, 6> kLetters{"A", "B", "X", "Z", "Q", "K"};

constexpr std::array<GrammarRule, 13> kRules{
    GrammarRule{"user", kUsers},        GrammarRule{"host", kHosts},
    GrammarRule{"address", kAddresses}, GrammarRule{"key", kKeys},
    GrammarRule{"file", kFiles},        GrammarRule{"path", kPaths},
    GrammarRule{"device", kDevices},    GrammarRule{"word", kWords},
    GrammarRule{"service", kServices},  GrammarRule{"extension", kExtensions},
    GrammarRule{"mode", kModes},        GrammarRule{"table", kTables},
    GrammarRule{"letter", kLetters},
};

} // namespace

std::span<const std::string_view> sequenceLines() {
    return kLines;
}

std::span<const std::string_view> sequenceTails() {
    return kTails;
}

std::span<const std::string_view> sequenceChoices(std::string_view name) {
    for (const GrammarRule& rule : kRules) {
        if (rule.name == name)
            return rule.choices;
    }
    return {};
}

} // namespace arcade::core
