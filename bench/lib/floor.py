"""What the parts of a run cost alone, with programs in which nothing of ours or nothing else happens."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import files
from measure import Entrant, in_turn

CLASS = "public class Empty { public static void main(String[] words) { Runtime.getRuntime().halt(0); } }\n"
OPTIONS = ["-XX:+UseSerialGC", "-Xmn12m", "-Xms24m", "-XX:-UsePerfData", "-Xlog:disable"]
KEY = 4242

# What migr8 puts round the statements of a script, and a row as it writes it.
OPENING = [
    "begin",
    "set local lock_timeout = '5000ms'",
    "select pg_catalog.set_config('statement_timeout', '1s', true)"
    " where pg_catalog.current_setting('statement_timeout') = '0'",
]
RESET = [
    "reset session authorization",
    "reset role",
    "reset all",
    "select pg_catalog.set_config('application_name', 'migr8', false)",
    "set session client_connection_check_interval = '2s'",
]
GUARD = [
    f"select 1 / case when pg_catalog.pg_advisory_unlock({KEY})"
    f" then pg_catalog.pg_try_advisory_lock({KEY})::int else 0 end"
]
SCRIPT = "1f8b08000000000000ff" + "4d8e310e83300c45774ee18d44cad05655" * 8


def row(number):
    """The history row of a migration: what was run, by whom, with its text."""
    at = "(cast('2026-11-22 01:35:49.158866' as timestamp) at time zone 'UTC')"
    took = "pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()"
    return [
        'insert into "public"."migrate_hub_migrations" ("migration_key", "name", "position", "checksum_up", "script_up",'
        ' "transaction_mode", "state", "statements_done", "statements_total", "started_at", "applied_at", "duration_ms",'
        f' "applied_by", "tool_run_id", "tool_version") values (E\'{number:06}\', E\'step\', {number}, E\'sha256:{"a1" * 32}\','
        f" pg_catalog.decode('{SCRIPT}', 'hex'), E'whole_script', E'applied', 3, 3, {at}, {at} + ({took}),"
        f" cast(extract(epoch from {took}) * 1000 as bigint), E'ann', E'01a200e5-2c6f-7185-a57b-129e44f24013', E'0.1.0')"
    ]


def version(number):
    return [f"insert into schema_migrations (version) values ('{number:06}')"]


def statements(number):
    return [text for text in files.three_statements(number).split(";\n") if text]


def starting(field, rounds, clock):
    """Java alone, Java with what migr8 has to load, migr8 without a database, and a sign-in without Java."""
    place = field.folder / "empty"
    place.mkdir()
    (place / "Empty.java").write_text(CLASS)
    subprocess.run([f"{field.java_home}/bin/javac", "-d", place, place / "Empty.java"], check=True)
    subprocess.run([f"{field.java_home}/bin/jar", "cf", place / "empty.jar", "-C", place, "Empty.class"], check=True)
    app = Path(field.migr8).parent.parent / "lib"
    java = str(app / "runtime" / "bin" / "java")
    own = str(place / "empty.aot")
    alone = [*OPTIONS, "-cp", str(place / "empty.jar"), "Empty"]
    subprocess.run([java, f"-XX:AOTCacheOutput={own}", *alone], check=True, capture_output=True)
    launcher = Path(field.migr8).read_text()
    loaded = Path(field.migr8).with_name("empty")
    loaded.write_text(launcher.replace('"${classes#:}" dev.migratehub.cli.Migr8', f'"${{classes#:}}:{place}/empty.jar" Empty'))
    loaded.chmod(0o755)
    folder = files.written(field.folder / "start", "migr8", 1, 20, files.one_statement)
    up, variables = field.call_migr8("start", "up")
    field.database("start")
    subprocess.run(up, cwd=folder, env={**os.environ, **variables}, check=True, capture_output=True)
    local = {"MIGR8_DATABASE_URL": f"sqlite:{folder}/start.db"}
    return in_turn([
        Entrant("an empty Java program, its own cache", [java, f"-XX:AOTCache={own}", *alone], folder),
        Entrant("an empty Java program, migr8's jars and cache", [str(loaded)], folder),
        Entrant("migr8 --version", [field.migr8, "--version"], folder),
        Entrant("migr8 up, nothing to do, SQLite", [field.migr8, "up"], folder, local),
        Entrant("migr8 up, nothing to do, PostgreSQL", up, folder, variables),
        Entrant("psql -c 'select 1'", field.psql("start", "-c", "select 1"), folder, field.signed_in()),
    ], rounds, clock)


def pending(field, rounds, clock, count=1000):
    """The same statements from psql, each migration as one message."""
    forms = {
        "psql: begin, script, version, commit": lambda n: ["begin", *statements(n), *version(n), "commit"],
        "psql: the same with migr8's reset of the session":
            lambda n: ["begin", *statements(n), *RESET, *version(n), "commit"],
        "psql: the same with migr8's history row": lambda n: ["begin", *statements(n), *row(n), "commit"],
        "psql: all that migr8 sends":
            lambda n: [*OPENING, *statements(n), *RESET, *GUARD, *row(n), "commit"],
    }
    folder = field.folder / "sent"
    folder.mkdir()
    entrants = []
    for index, (name, form) in enumerate(forms.items()):
        script = folder / f"{index}.sql"
        lock = f"select pg_advisory_lock({KEY}), pg_advisory_lock({KEY});\n"
        script.write_text("\\o /dev/null\n" + lock + "".join(" \\;\n".join(form(n)) + ";\n" for n in range(1, count + 1)))
        entrants.append(Entrant(name, field.psql("sent", "-f", str(script)), folder, field.signed_in(),
                                lambda round: emptied(field)))
    for kind, call, up in (("migr8", field.call_migr8, "up"), ("dbmate", field.call_dbmate, "migrate")):
        place = files.written(field.folder / f"sent_{kind}", kind, 1, count, files.three_statements)
        command, variables = call("sent", up)
        entrants.append(Entrant(kind, command, place, variables, lambda round: field.database("sent")))
    return in_turn(entrants, rounds, clock, warm=0)


def emptied(field):
    field.database("sent")
    folder = files.written(field.folder / "sent_none", "migr8", 0, 0, lambda number: "select 1;\n")
    command, variables = field.call_migr8("sent", "up")
    subprocess.run(command, cwd=folder, env={**os.environ, **variables}, check=True, capture_output=True)
    field.sql("truncate migrate_hub_migrations; create table schema_migrations (version varchar(128) primary key)", "sent")


def on_disk(field, rounds, clock, count=10_000):
    """Ten thousand files listed, read and hashed, and as many rows asked for, without Java."""
    folder = files.written(field.folder / "disk", "migr8", 1, count, files.nothing)
    command, variables = field.call_migr8("disk", "up")
    field.database("disk")
    subprocess.run(command, cwd=folder, env={**os.environ, **variables}, check=True, capture_output=True)
    columns = ("migration_key, name, release, position, checksum_up, checksum_down, transaction_mode, state, statements_done,"
               " statements_total, started_at, applied_at, rolled_back_at, duration_ms, applied_by, tool_run_id,"
               " tool_version, error")
    query = f"select {columns} from migrate_hub_migrations order by position"
    return in_turn([
        Entrant("find -size: names and sizes", ["sh", "-c", "find migrations -type f -size -9 | wc -l"], folder),
        Entrant("sha256sum: every file", ["sh", "-c", "find migrations -type f | xargs sha256sum | tail -1"], folder),
        Entrant("psql: every row", field.psql("disk", "-At", "-o", "/dev/null", "-c", query), folder, field.signed_in()),
        Entrant("migr8 up", command, folder, variables),
    ], rounds, clock)


def targets(field, rounds, clock, count=200):
    """Connections alone, one after the other and 24 at once, and who has the processors meanwhile."""
    names = [f"many_{i}" for i in range(count)]
    for name in names:
        field.database(name)
    listed = field.folder / "names"
    listed.write_text("\n".join(names) + "\n")
    line = f"psql -X -q -h {field.host} -p {field.port} -U {field.user} -d"
    text = "-c 'create table if not exists {} (id integer)'"
    connect = f"for name in $(cat {listed}); do {line} $name -c 'select 1' >/dev/null || exit 1; done"
    at_once = f"xargs -a {listed} -P 24 -I% {line} % -c 'select 1' >/dev/null"
    found = []
    for name, script in (("psql -c 'select 1', one after the other", connect), ("the same, 24 at once", at_once)):
        before = of_server(field)
        start = time.perf_counter()
        [one] = in_turn([Entrant(name, ["sh", "-c", script], field.folder, field.signed_in())], rounds, clock, warm=0)
        one["server"] = (of_server(field) - before) / rounds
        found.append(one)
    return found


def of_server(field):
    """Seconds of processor that the server's processes have had, those that ended included."""
    pid = field.sql("select pg_read_file('postmaster.pid')").split()[0]
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(part) for part in parts[11:15]) / os.sysconf("SC_CLK_TCK")
