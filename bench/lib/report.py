"""The table, the file of numbers and the charts."""

import json
import math
from pathlib import Path

INTRO = """# Benchmarks

Whole processes, from start to end, each entrant in turn and several times over; the table shows medians. Memory is the
peak of what was resident. All work on the same PostgreSQL on the same machine over TCP with a password; all but `psql` take
their own form of the same scripts.

```console
$ bench/run{arguments}
```

{machine}. {versions}.
"""

CHARTS = """
## Growth

![seconds by the number of pending migrations](benchmarks-migrations.svg)

![seconds by the number of targets](benchmarks-targets.svg)

The numbers are in [benchmarks.json](benchmarks.json). What was changed to get there, and what each step brought, is in
[the decisions](decisions/README.md).
"""


def markdown(results, field, words):
    versions = ", ".join(f"{name} {version}" for name, version in field.versions().items())
    lines = [INTRO.format(arguments="".join(" " + w for w in words), machine=field.machine(), versions=versions)]
    lines.append("| what | who | median | least – most | memory | against migr8 | ours must be |")
    lines.append("|---|---|---:|---:|---:|---:|---|")
    for one in results:
        lines += rows(one)
    return "\n".join(lines) + "\n" + CHARTS


def rows(one):
    lines = []
    ours = next((e.get("median") for e in one["entrants"] if e["name"] == "migr8"), None)
    for index, entrant in enumerate(one["entrants"]):
        title = one["title"] if index == 0 else ""
        goal = one["goal"] if index == 0 else ""
        lines.append(f"| {title} | {entrant['name']} | {numbers(one, entrant, ours)} | {goal} |")
    return lines


def numbers(one, entrant, ours):
    if "rate" in entrant:
        return f"{entrant['rate']:.0f} MB/s | | {entrant['allocated']:.4f} B allocated per byte |"
    if "median" not in entrant:
        return f"{entrant['note']} | | |"
    rate = f" ({one['megabytes'] / entrant['median']:.0f} MB/s)" if "megabytes" in one else ""
    against = f"{entrant['median'] / ours:.2f} ×" if ours and entrant["name"] != "migr8" else ""
    return (f"{seconds(entrant['median'])}{rate} | {seconds(entrant['least'])} – {seconds(entrant['most'])} "
            f"| {entrant['peak_mib']:.0f} MiB | {against}")


def seconds(value):
    return f"{value:.3f} s" if value < 10 else f"{value:.1f} s"


# What other commands measured and people wrote down; it stays.
OTHERS = "\n## Where a bound is not met, and why\n"


def write(docs, text, results, field):
    page = docs / "benchmarks.md"
    _, heading, kept = page.read_text().partition(OTHERS) if page.exists() else ("", "", "")
    page.write_text(text + heading + kept)
    about = {"machine": field.machine(), "versions": field.versions(), "contests": results}
    (docs / "benchmarks.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    chart(docs / "benchmarks-migrations.svg", "pending migrations",
          lines(results, lambda one: one["id"].startswith("growth-")))
    chart(docs / "benchmarks-targets.svg", "targets",
          lines(results, lambda one: one["id"].startswith("targets")))


def lines(results, wanted):
    found = {}
    for one in results:
        if wanted(one):
            for entrant in one["entrants"]:
                if "median" in entrant:
                    found.setdefault(entrant["name"], []).append((one["size"], entrant["median"]))
    return {name: sorted(points) for name, points in found.items()}


COLORS = {"migr8": "#0b6e4f", "dbmate": "#b8860b", "a loop over dbmate": "#b8860b", "flyway": "#b22222", "liquibase": "#4169e1"}
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 150, 20, 50


def chart(path: Path, what, found):
    """Seconds over a size, both logarithmic, so that what is linear is a straight line of one slope."""
    if not found:
        return
    xs = sorted({x for points in found.values() for x, _ in points})
    ys = [y for points in found.values() for _, y in points]
    x_low, x_high = math.log10(xs[0]), math.log10(xs[-1])
    y_low, y_high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    place_x = lambda x: LEFT + (math.log10(x) - x_low) / max(x_high - x_low, 1e-9) * (WIDTH - LEFT - RIGHT)
    place_y = lambda y: HEIGHT - BOTTOM - (math.log10(y) - y_low) / max(y_high - y_low, 1e-9) * (HEIGHT - TOP - BOTTOM)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
           f'aria-label="seconds by {what}" font-family="sans-serif" font-size="13">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for power in range(y_low, y_high + 1):
        y = place_y(10 ** power)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10 ** power:g} s</text>')
    for x in xs:
        out.append(f'<text x="{place_x(x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{x:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{what}</text>')
    ends = []
    for name, points in sorted(found.items(), key=lambda item: item[1][-1][1]):
        color = COLORS.get(name, "#555")
        way = " ".join(f"{place_x(x):.1f},{place_y(y):.1f}" for x, y in points)
        out.append(f'<polyline points="{way}" fill="none" stroke="{color}" stroke-width="2"/>')
        for x, y in points:
            out.append(f'<circle cx="{place_x(x):.1f}" cy="{place_y(y):.1f}" r="3" fill="{color}">'
                       f'<title>{name}: {x:,} in {seconds(y)}</title></circle>')
        at = place_y(points[-1][1]) + 4
        while any(abs(at - other) < 15 for other in ends):
            at -= 15
        ends.append(at)
        out.append(f'<text x="{place_x(points[-1][0]) + 8:.1f}" y="{at:.1f}" fill="{color}">{name}</text>')
    out.append("</svg>")
    path.write_text("\n".join(out) + "\n")
