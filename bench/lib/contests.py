"""The contests: what is measured, and what must come of it.

A new one is one function that returns results, and one line in ALL.
"""

import json
import os
import shutil
import subprocess
from collections import namedtuple

import files
from measure import Entrant, in_turn

Sizes = namedtuple("Sizes", "rounds pending applied megabytes targets growth target_growth rows backup splitter")

FULL = Sizes(9, 1000, 10000, 500, 200, (100, 1000, 10000), (1, 10, 200), 1_000_000, 1000, ())
SMALL = Sizes(2, 50, 200, 10, 10, (10, 50, 200), (1, 5, 10), 20_000, 20, ("--short",))

AT_ONCE = 24


class Contest:
    """id, a title for people, and how it goes: run(field, sizes, clock) gives a list of results."""

    def __init__(self, name, title, how):
        self.id = name
        self.title = title
        self.run = how


def result(name, title, goal, entrants, **more):
    return {"id": name, "title": title, "goal": goal, "entrants": entrants, **more}


def competitors(field, kinds):
    calls = {
        "migr8": (field.call_migr8, ("up",), ("status",)),
        "dbmate": (field.call_dbmate, ("migrate",), ("status",)),
        "flyway": (field.call_flyway, ("migrate",), ("info",)),
        "liquibase": (field.call_liquibase, ("update",), ("status",)),
    }
    return [(kind, *calls[kind]) for kind in kinds]


def prepared(field, kind, call, up, count, text, database):
    """A folder of that many migrations, all applied to a database."""
    folder = files.written(field.folder / f"{kind}_{database}", kind, 1, count, text)
    field.database(database)
    command, variables = call(database, *up)
    environment = {**os.environ, **variables, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder


def nothing_to_do(field, sizes, clock):
    ups, asks = [], []
    for kind, call, up, status in competitors(field, ("migr8", "dbmate", "flyway", "liquibase")):
        database = f"idle_{kind}"
        folder = prepared(field, kind, call, up, 20, files.one_statement, database)
        ups.append(Entrant(kind, *with_folder(call(database, *up), folder)))
        asks.append(Entrant(kind, *with_folder(call(database, *status), folder)))
    limit = Entrant("psql -c", field.psql("idle_migr8", "-c", "select 1"), field.folder, field.signed_in())
    return [
        result("nothing-up", "nothing to do, 20 migrations applied: `up`", "≤ 0.15 s, ≥ 12 × Flyway",
               in_turn([*ups, limit], sizes.rounds, clock)),
        result("nothing-status", "20 migrations applied: `status`", "≤ 0.15 s, ≥ 12 × Flyway",
               in_turn(asks, sizes.rounds, clock)),
    ]


def with_folder(call, folder):
    command, variables = call
    return command, folder, variables


def pending(field, sizes, clock):
    entrants = []
    for kind, call, up, _ in competitors(field, ("migr8", "dbmate", "flyway", "liquibase")):
        entrants.append(fresh(field, kind, call, up, sizes.pending, files.three_statements))
    rounds = max(2, sizes.rounds // 2)
    return [result("pending", f"{sizes.pending:,} pending migrations of three statements: `up`",
                   "faster than dbmate", in_turn(entrants, rounds, clock, warm=0))]


def fresh(field, kind, call, up, count, text):
    """Applies all of them to a new database in each round."""
    database = f"fresh_{kind}_{count}"
    folder = files.written(field.folder / database, kind, 1, count, text)
    return Entrant(kind, *with_folder(call(database, *up), folder), before=lambda round: field.database(database))


def applied(field, sizes, clock):
    return [on_disk(field, sizes, clock, count) for count in (sizes.applied // 10, sizes.applied)]


def on_disk(field, sizes, clock, count):
    entrants = []
    for kind, call, up, _ in competitors(field, ("migr8", "dbmate")):
        database = f"applied_{kind}_{count}"
        folder = prepared(field, kind, call, up, count, files.nothing, database)
        entrants.append(Entrant(kind, *with_folder(call(database, *up), folder)))
    name, goal = ("applied", "≤ 0.6 s, linear") if count == sizes.applied else (f"applied-{count}", "linear")
    return result(name, f"{count:,} migrations on disk, all applied: `up`", goal,
                  in_turn(entrants, sizes.rounds, clock))


def big_script(field, sizes, clock):
    results = []
    for copy in (False, True):
        form = "a COPY block" if copy else "inserts of 100 rows"
        folder = field.folder / ("big_copy" if copy else "big_inserts")
        script = folder / "migrations" / "000001_big.up.sql"
        files.big(script, sizes.megabytes, copy)
        command, variables = field.call_migr8("big", "up")
        empty = lambda round: field.database("big")
        entrants = [
            Entrant("migr8", command, folder, variables, empty),
            Entrant("psql -1 -f", field.psql("big", "-1", "-f", str(script)), folder, field.signed_in(), empty),
        ]
        results.append(result(
            "big-copy" if copy else "big-inserts", f"one script of {sizes.megabytes} MB, {form}: `up`",
            "≥ 0.9 × psql's rate, ≤ 150 MB", in_turn(entrants, 3, clock, warm=0), megabytes=sizes.megabytes))
        shutil.rmtree(folder)
    return results


def targets(field, sizes, clock, count=None, rounds=3):
    count = count or sizes.targets
    names = [f"target_{count}_{i}" for i in range(count)]
    for name in names:
        field.database(name)
    ours = files.written(field.folder / f"targets_{count}_migr8", "migr8", 1, 1, files.one_statement)
    theirs = files.written(field.folder / f"targets_{count}_dbmate", "dbmate", 1, 1, lambda n: f"create table theirs_{n} (id integer);\n")
    lines = ["targets:"]
    for name in names:
        lines += [f"  {name}:", f"    url: {field.address(name)}"]
    (ours / ".migr8.yaml").write_text("\n".join(lines) + "\n")
    command, variables = field.call_dbmate("$name", "migrate")
    line = " ".join(f"'{word}'" for word in command)
    address = variables["DATABASE_URL"]
    loop = f'for name in {" ".join(names)}; do DATABASE_URL="{address}" {line} || exit 1; done'

    def another(folder, kind, text):
        return lambda round: files.written(folder, kind, round + 3, round + 3, text)

    entrants = [
        Entrant("migr8", [field.migr8, "up", "--all-targets", "--parallel", str(AT_ONCE), "--quiet"], ours, {},
                another(ours, "migr8", files.one_statement)),
        Entrant("a loop over dbmate", ["sh", "-c", loop], theirs, {},
                another(theirs, "dbmate", lambda n: f"create table theirs_{n} (id integer);\n")),
    ]
    found = in_turn(entrants, rounds, clock)
    return [result("targets" if count == sizes.targets else f"targets-{count}",
                   f"one migration on {count} targets: `up --all-targets --parallel {AT_ONCE}`",
                   "≥ 4 × the loop", found, size=count)]


def growth(field, sizes, clock):
    results = []
    for count in sizes.growth:
        kinds = ("migr8", "dbmate", "flyway", "liquibase") if count <= 1000 else ("migr8", "dbmate")
        entrants = [
            fresh(field, kind, call, up, count, files.one_statement)
            for kind, call, up, _ in competitors(field, kinds)]
        rounds = 1 if count >= 10000 else 2
        results.append(result(f"growth-{count}", f"growth: {count:,} pending migrations of one statement", "linear",
                              in_turn(entrants, rounds, clock, warm=0), size=count))
    for count in sizes.target_growth[:-1]:
        for one in targets(field, sizes, clock, count, 2):
            results.append({**one, "goal": "linear", "title": "growth: " + one["title"]})
    return results


def splitter(field, sizes, clock):
    if clock.left() < 120:
        return []
    out = field.folder / "splitter.json"
    subprocess.run([str(field.root / "bench" / "splitter" / "run"), "--json", str(out), *sizes.splitter], check=True,
                   capture_output=True, timeout=clock.left())
    entrants = []
    for one in json.loads(out.read_text()):
        per_second = one["primaryMetric"]["score"]
        allocated = one.get("secondaryMetrics", {}).get("gc.alloc.rate.norm", {}).get("score", 0) / 1e6
        entrants.append({"name": one["params"]["dump"], "rate": per_second, "allocated": allocated})
    return [result("splitter", "splitter alone, one core (JMH)", "≥ 200 MB/s, no allocation per byte", entrants)]


def seeds(field, sizes, clock):
    folder = field.folder / "seeds_of_rows"
    csv = folder / "seeds" / "010_rows_in.csv"
    files.rows(csv, sizes.rows)
    title = f"{sizes.rows:,} rows of CSV into {{}}: `seed run`"
    entrants = [
        seeding(folder, field, field.address("seeds"), lambda round: emptied(field)),
        Entrant("\\copy", field.psql("seeds", "-c", f"\\copy rows_in from '{csv}' csv header"), folder,
                field.signed_in(), lambda round: emptied(field)),
    ]
    results = [result("seed-postgres", title.format("PostgreSQL"), "≥ 0.8 × the rate of `\\copy`, constant memory",
                      in_turn(entrants, sizes.rounds, clock))]
    results.append(result("seed-sqlite", title.format("SQLite"), "", in_turn(seeding_sqlite(folder, field, csv), 3, clock)))
    if clock.left() > 90:
        maria = field.server("mariadb")
        results.append(result("seed-mariadb", title.format("MariaDB"), "",
                              in_turn(seeding_mariadb(folder, field, csv, maria), 2, clock)))
        field.rest("mariadb")
    shutil.rmtree(folder)
    return results


def seeding(folder, field, url, before):
    return Entrant("migr8", [field.migr8, "seed", "run", "--quiet"], folder, {"MIGR8_DATABASE_URL": url}, before)


def emptied(field):
    field.database("seeds")
    field.sql(files.ROWS_TABLE, "seeds")


def seeding_sqlite(folder, field, csv):
    place = folder / "rows.db"

    def fresh(round):
        place.unlink(missing_ok=True)
        subprocess.run(["sqlite3", place, files.ROWS_TABLE], check=True)

    return [
        seeding(folder, field, f"sqlite:{place}", fresh),
        Entrant(".import", ["sqlite3", str(place), ".mode csv", f".import --skip 1 {csv} rows_in"], folder, {}, fresh),
    ]


def seeding_mariadb(folder, field, csv, maria):
    def fresh(round):
        text = f"drop database if exists seeds; create database seeds; use seeds; {files.ROWS_TABLE}; set global local_infile = 1"
        subprocess.run(field.mysql(maria, "-e", text), check=True, capture_output=True)

    load = (f"load data local infile '{csv}' into table rows_in fields terminated by ',' optionally enclosed by '\"'"
            " ignore 1 lines")
    url = maria.url[:maria.url.rindex("/")] + "/seeds"
    return [
        seeding(folder, field, url, fresh),
        Entrant("LOAD DATA", field.mysql(maria, "seeds", "-e", load), folder, {}, fresh),
    ]


def backup(field, sizes, clock):
    if clock.left() < 60:
        return []
    # Client programs are those of the system, which may be older than the newest server.
    server = field.server("postgres-older")
    environment = {"PGPASSWORD": server.password}
    more = {**os.environ, **environment}
    run = lambda database, text: subprocess.run(
        field.psql(database, "-c", text, server=server), env=more, check=True, capture_output=True)
    run("postgres", "create database saved")
    run("saved", files.ROWS_TABLE)
    run("saved", "insert into rows_in select i, 'the quick brown fox jumps over ' || md5(i::text) || ' ' || i, now(),"
        f" i % 1000 from generate_series(1, {sizes.backup} * 9000) i")
    # Who reads new rows first writes down that they are there; and the server would do this by itself in a later round.
    run("saved", "vacuum (analyze) rows_in")
    run("saved", "checkpoint")
    folder = field.folder / "backups_of_saved"
    folder.mkdir()
    url = server.url[:server.url.rindex("/")] + "/saved"

    def empty(round):
        shutil.rmtree(folder / "backups", ignore_errors=True)

    line = f"pg_dump -h {server.host} -p {server.port} -U {server.user} saved | zstd -q -f -o saved.sql.zst"
    entrants = [
        Entrant("migr8", [field.migr8, "backup", "create", "--quiet"], folder, {"MIGR8_DATABASE_URL": url}, empty),
        Entrant("pg_dump into zstd", ["sh", "-c", line], folder, environment),
    ]
    found = in_turn(entrants, 7 if clock.left() > 200 else 3, clock)
    size = int(subprocess.run(f"zstd -dc {folder}/saved.sql.zst | wc -c", shell=True, capture_output=True, text=True).stdout or 0)
    field.rest("postgres-older")
    return [result("backup", f"a backup of {size / 1e6:,.0f} MB: `backup create`", "≥ 0.95 ×", found,
                   megabytes=size / 1e6)]


# What takes long and is also measured by itself comes last, so that charts have all their points.
ALL = [
    Contest("nothing", "nothing to do: up and status", nothing_to_do),
    Contest("pending", "many pending migrations", pending),
    Contest("applied", "many applied migrations", applied),
    Contest("growth", "growth with migrations and targets", growth),
    Contest("targets", "many targets", targets),
    Contest("splitter", "the splitters alone", splitter),
    Contest("big", "one large script, inserts and COPY", big_script),
    Contest("seed", "a million rows of CSV", seeds),
    Contest("backup", "a backup of 1 GB", backup),
]
