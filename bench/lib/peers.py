"""Everything that takes part, made ready: the installable, the others' programs, a server."""

import os
import re
import shutil
import subprocess
import tempfile
from collections import namedtuple
from pathlib import Path

DBMATE = "2.36.0"


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


Server = namedtuple("Server", "url user password host port")


def end(process):
    process.stdin.close()
    process.wait(60)


class Field:
    """The place of one run: a folder for its files, a PostgreSQL, and the programs."""

    def __init__(self, root):
        self.root = root
        self.store = root / ".build" / "bench"
        self.servers = []
        self.others = {}
        self.homes = 0
        self.aside = 0

    def __enter__(self):
        self.store.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="run.", dir=self.store))
        self.java_home = self._java_home()
        self.java = f"{self.java_home}/bin/java"
        self.migr8 = self._installable()
        self.flyway = self._from_maven("flyway")
        self.liquibase = self._from_maven("liquibase")
        self.dbmate = self._dbmate()
        self._build_server()
        return self

    def __exit__(self, *failure):
        for process in [*self.servers, *(process for _, process in self.others.values())]:
            end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _java_home(self):
        line = f'source "{self.root}/scripts/jdk.sh" && echo "$JAVA_HOME"'
        return run(["bash", "-c", line]).strip()

    def _installable(self):
        built = sorted((self.root / "dist" / "target").glob("migr8-*.tar.gz"))
        sources = [self.root / module / "src/main" for module in ("engine", "backup", "seed", "cli", "dist")]
        newest = max(f.stat().st_mtime for s in sources for f in s.rglob("*") if f.is_file())
        if not built or built[-1].stat().st_mtime < newest:
            run([str(self.root / "dist" / "build")])
            built = sorted((self.root / "dist" / "target").glob("migr8-*.tar.gz"))
        run(["tar", "-xzf", str(built[-1]), "-C", str(self.folder)])
        return str(next(self.folder.glob("migr8-*/bin/migr8")))

    def _from_maven(self, name):
        libraries = self.store / name
        if not libraries.is_dir():
            run([
                str(self.root / "mvnw"), "-q", "-f", str(self.root / "bench/peers/pom.xml"), f"-P{name}",
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                "-DincludeScope=runtime", f"-DoutputDirectory={libraries}"])
        return libraries

    def _dbmate(self):
        program = self.store / f"dbmate-{DBMATE}"
        if not program.is_file():
            with tempfile.TemporaryDirectory() as folder:
                run(["npm", "pack", f"@dbmate/linux-x64@{DBMATE}"], cwd=folder)
                run(["sh", "-c", "tar -xzf *.tgz"], cwd=folder)
                shutil.copy(Path(folder) / "package/bin/dbmate", program)
                program.chmod(0o755)
        return str(program)

    def renew(self):
        """A PostgreSQL without a past, in place of the one before."""
        while self.servers:
            end(self.servers.pop())
        main, process = self._serve("postgres")
        self.servers.append(process)
        self.url = main.url
        self.user, self.password, self.host, self.port = main.user, main.password, main.host, main.port

    def _build_server(self):
        script = f'root="{self.root}"; source "$root/scripts/jdk.sh"; source "$root/scripts/serve.sh"; serve_build'
        run(["bash", "-c", script])

    def _serve(self, kind):
        place = self.root / ".build" / "serve"
        # Where many files were just deleted, ext4 needs long to make new ones: nothing is deleted before the end.
        self.homes += 1
        process = subprocess.Popen(
            [self.java, "-XX:+UseSerialGC", "-cp", (place / "classpath").read_text().strip(),
             "dev.migratehub.testkit.Serve", kind, "--data", str(self.folder / "servers" / str(self.homes))],
            cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        url = process.stdout.readline().strip()
        return Server(url, *re.match(r"\w+://(.*?):(.*?)@(.*?):(\d+)/", url).groups()), process

    def server(self, kind):
        """Another server, started when somebody first asks: postgres-older, mysql, mariadb."""
        if kind not in self.others:
            self.others[kind] = self._serve(kind)
        return self.others[kind][0]

    def rest(self, kind):
        """Ends another server, so that it is in nobody's way."""
        end(self.others.pop(kind)[1])

    # Databases.

    def database(self, name):
        """An empty database of that name; the one before is put aside."""
        if self.sql(f"select 1 from pg_database where datname = '{name}'").strip():
            self.aside += 1
            self.sql(f"alter database {name} rename to aside_{self.aside}")
        self.sql(f"create database {name}")

    def sql(self, text, database="postgres"):
        return run(self.psql(database, "-At", "-c", text), env={**os.environ, **self.signed_in()})

    def psql(self, database, *words, server=None):
        at = server or self
        return ["psql", "-X", "-q", "-h", at.host, "-p", at.port, "-U", at.user, "-d", database,
                "-v", "ON_ERROR_STOP=1", *words]

    def mysql(self, server, *words):
        return ["mysql", "--protocol=tcp", "-h", server.host, "-P", server.port, "-u", server.user,
                f"-p{server.password}", "--local-infile=1", *words]

    def signed_in(self):
        return {"PGPASSWORD": self.password}

    def address(self, database):
        return f"postgres://{self.user}:{self.password}@{self.host}:{self.port}/{database}"

    # How each program is called on a database with its folder.

    def call_migr8(self, database, *words):
        return [self.migr8, *words], {"MIGR8_DATABASE_URL": self.address(database)}

    def call_dbmate(self, database, *words):
        line = [self.dbmate, "--no-dump-schema", "--migrations-dir", "migrations", *words]
        return line, {"DATABASE_URL": self.address(database) + "?sslmode=disable"}

    def call_flyway(self, database, *words):
        jdbc = f"jdbc:postgresql://{self.host}:{self.port}/{database}"
        return [self.java, "-cp", f"{self.flyway}/*", "org.flywaydb.commandline.Main", f"-url={jdbc}",
                f"-user={self.user}", f"-password={self.password}", "-locations=filesystem:migrations", *words], {}

    def call_liquibase(self, database, *words):
        jdbc = f"jdbc:postgresql://{self.host}:{self.port}/{database}"
        return [self.java, "-cp", f"{self.liquibase}/*", "liquibase.integration.commandline.LiquibaseCommandLine",
                f"--url={jdbc}", f"--username={self.user}", f"--password={self.password}",
                "--changelog-file=changelog.xml", "--show-banner=false", *words], {}

    # What it was measured with.

    def machine(self):
        processor = next(
            (line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")), "unknown")
        memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 2**20
        return f"{os.cpu_count()} × {processor}, {memory:.0f} GiB, Linux {os.uname().release.split('-')[0]}"

    def versions(self):
        jar = lambda folder, stem: next(folder.glob(f"{stem}-[0-9]*.jar")).stem[len(stem) + 1:]
        migr8 = run([self.migr8, "--version"], env={"PATH": os.environ["PATH"]}).strip()
        release = Path(self.java_home, "release").read_text()
        return {
            "migr8": migr8.removeprefix("migr8 "),
            "dbmate": DBMATE,
            "Flyway": jar(self.flyway, "flyway-core"),
            "Liquibase": jar(self.liquibase, "liquibase-core"),
            "Java of these two": re.search(r'JAVA_VERSION="(.*?)"', release).group(1),
            "psql": run(["psql", "--version"]).split()[2],
            "PostgreSQL": self.sql("show server_version").strip(),
        }
