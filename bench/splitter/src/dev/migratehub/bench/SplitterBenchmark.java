package dev.migratehub.bench;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.StatementReader;
import dev.migratehub.engine.target.Targets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many millions of bytes a splitter gets through in a second, on text in the form of dumps.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SplitterBenchmark {

  private static final int SIZE = 20_000_000;

  @Param({"postgres inserts", "postgres copy", "postgres functions", "mysql inserts", "sqlite inserts"})
  private String dump;

  private Dialect dialect;
  private byte[] text;

  @Setup
  public void make() {
    dialect = Targets.dialect(dump.substring(0, dump.indexOf(' '))).orElseThrow();
    StringBuilder all = new StringBuilder(SIZE + 100_000);
    String unit =
        switch (dump.substring(dump.indexOf(' ') + 1)) {
          case "copy" -> "copy t (a, b, c) from stdin;\n" + "42\tthe quick brown fox\t2026-01-01\n".repeat(1000) + "\\.\n";
          case "functions" ->
              """
              -- A function as pg_dump writes it.
              create function f(a integer, b text) returns trigger language plpgsql as $_$
              begin
                if new.a > 5 then perform 'it''s; fine'; end if;
                return new;
              end; $_$;
              """;
          default -> "insert into t values " + "(42, 'the quick; brown ''fox''', '2026-01-01', 1.25),\n".repeat(99) + "(1, 'x', '2026-01-01', 1);\n";
        };
    while (all.length() < SIZE) {
      all.append(unit);
    }
    text = all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// Millions of bytes, near enough.
  @Benchmark
  @OperationsPerInvocation(SIZE / 1_000_000)
  public long split() throws IOException {
    long seen = 0;
    byte[] rows = new byte[1 << 16];
    StatementReader reader = new StatementReader(new ByteArrayInputStream(text), dialect.syntax(), 1);
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (next.get() instanceof Segment.Copy) {
        try (InputStream in = reader.rows()) {
          for (int read = in.read(rows); read > 0; read = in.read(rows)) {
            seen += read;
          }
        }
      }
      seen++;
    }
    return seen;
  }
}
