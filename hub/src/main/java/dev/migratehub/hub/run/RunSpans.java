package dev.migratehub.hub.run;

import static java.util.Objects.requireNonNull;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Spans of runs and items, for whoever collects traces.
@Component
final class RunSpans {

  private final Tracer tracer;

  RunSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /// What one node does for a run, from the claim to the end.
  Span of(Run run) {
    return tracer
        .nextSpan()
        .name("migratehub.run")
        .tag("migratehub.run", run.id().toString())
        .tag("migratehub.environment", run.what().environment())
        .tag("migratehub.direction", run.what().direction().text());
  }

  /// One target's part of it.
  Span of(Run.Item item, Span run) {
    return requireNonNull(tracer.nextSpan(run))
        .name("migratehub.item")
        .tag("migratehub.item", item.id().toString())
        .tag("migratehub.target", item.targetName());
  }

  /// Does the work within a span.
  <T> T in(Span span, Supplier<T> work) {
    span.start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      return work.get();
    } catch (RuntimeException e) {
      // Messages may hold what no collector needs.
      span.tag("error", e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
