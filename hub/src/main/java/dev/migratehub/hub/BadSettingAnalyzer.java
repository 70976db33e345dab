package dev.migratehub.hub;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says a setting that keeps the hub from starting in two sentences instead of a stack trace.
final class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSetting> {

  BadSettingAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable whole, BadSetting cause) {
    return new FailureAnalysis(
        "The hub does not start: " + cause.getMessage(), cause.remedy(), whole);
  }
}
