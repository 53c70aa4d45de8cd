// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import net.concordat.deploy.DeployException;
import net.concordat.deploy.federation.AskedPrivacy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The differential privacy of a federation. */
final class PrivacyOptions {
  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "Have each bank train with differential privacy, and spend at most E of its budget for all rounds, 0.01 to 100; each needs a budget. Without it training is not private.")
  private @Nullable Double epsilon;

  @Option(
      names = "--delta",
      paramLabel = "D",
      defaultValue = "1e-5",
      description =
          "At which delta; a bank's budget may have a smaller one (default: ${DEFAULT-VALUE}).")
  private double delta;

  @Option(
      names = "--clip",
      paramLabel = "C",
      defaultValue = "1",
      description =
          "The largest norm of what one row, or customer, adds to a step (default: ${DEFAULT-VALUE}).")
  private double clippingNorm;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Batch size over N is how likely a step takes a row, or customer; each bank's batch follows from how many it has (default: ${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--customer-column",
      paramLabel = "NAME",
      description = "Protect all rows of a customer together; without it each row by itself.")
  private @Nullable String customerColumn;

  @Nullable AskedPrivacy asked() {
    if (epsilon == null) {
      return null;
    }
    if (!(epsilon >= 0.01 && epsilon <= 100)) {
      throw new DeployException("--epsilon must be from 0.01 to 100; given " + epsilon + ".");
    }
    return new AskedPrivacy(epsilon, delta, clippingNorm, units, customerColumn);
  }
}
