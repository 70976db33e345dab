"""The same migrations in the form of each tool."""

from pathlib import Path


def three_statements(number):
    return (
        f"create table things_{number} (id bigint primary key, name varchar(40) not null, made timestamptz);\n"
        f"create index things_{number}_name on things_{number} (name);\n"
        f"insert into things_{number} values (1, 'one', now()), (2, 'two', now());\n")


def one_statement(number):
    return f"create table one_{number} (id integer);\n"


def nothing(number):
    return f"select {number};\n"


def written(folder, kind, first, last, text):
    """Migrations first to last of a kind in a folder of their own."""
    place = Path(folder) / "migrations"
    place.mkdir(parents=True, exist_ok=True)
    for number in range(first, last + 1):
        name, content = FORMS[kind](number, text(number))
        (place / name).write_text(content)
    if kind == "liquibase":
        (Path(folder) / "changelog.xml").write_text(CHANGELOG)
    return Path(folder)


FORMS = {
    "migr8": lambda n, text: (f"{n:06}_step.up.sql", text),
    "dbmate": lambda n, text: (f"{n:06}_step.sql", "-- migrate:up\n" + text + "-- migrate:down\n"),
    "flyway": lambda n, text: (f"V{n:06}__step.sql", text),
    "liquibase": lambda n, text: (f"{n:06}.sql", f"--liquibase formatted sql\n--changeset bench:{n}\n" + text),
}

CHANGELOG = """<?xml version="1.0" encoding="UTF-8"?>
<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
  <includeAll path="migrations" relativeToChangelogFile="true"/>
</databaseChangeLog>
"""

ROW = "({0}, 'the quick brown fox jumps over the lazy dog; it''s row {0}', '2026-01-01 00:00:00+00', {1}.25)"
LINE = "{0}\tthe quick brown fox jumps over the lazy dog; it's row {0}\t2026-01-01 00:00:00+00\t{1}.25\n"
TABLE = "create table big (id bigint, words text, made timestamptz, amount numeric(12, 2));\n"


def big(path, megabytes, copy):
    """One script of that size: rows to insert, a hundred in a statement, or a block of COPY."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", buffering=1 << 20) as out:
        out.write(TABLE)
        size, number = 0, 0
        if copy:
            out.write("copy big (id, words, made, amount) from stdin;\n")
        while size < megabytes * 1_000_000:
            if copy:
                text = "".join(LINE.format(i, i % 1000) for i in range(number, number + 1000))
                number += 1000
            else:
                rows = ",\n".join(ROW.format(i, i % 1000) for i in range(number, number + 100))
                text = "insert into big values\n" + rows + ";\n"
                number += 100
            out.write(text)
            size += len(text)
        if copy:
            out.write("\\.\n")


def rows(path, count):
    """A file of CSV: a number, words, a moment, an amount."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", buffering=1 << 20) as out:
        out.write("id,words,made,amount\n")
        for start in range(0, count, 1000):
            out.write("".join(
                f"{i},the quick brown fox jumps over row {i},2026-01-01 00:00:00,{i % 1000}.25\n"
                for i in range(start, min(count, start + 1000))))


ROWS_TABLE = "create table rows_in (id bigint, words varchar(100), made timestamp, amount numeric(12, 2))"
