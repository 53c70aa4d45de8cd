// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Of which instant something is asked. */
final class AsOfOption {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "As it stood then, for example 2026-11-21T12:00:00Z (default: now).")
  private Optional<Instant> asOf;

  /** That instant. */
  Instant instant() {
    return asOf.orElseGet(Instant::now);
  }

  /** As the registry reads it; empty for now. */
  @Override
  public String toString() {
    return asOf.map(Instant::toString).orElse("");
  }
}
