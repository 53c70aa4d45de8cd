// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import net.concordat.deploy.DeployException;
import net.concordat.deploy.federation.FederationAsk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the banks of a federation agree on: its rounds, how each trains, and what becomes of it. */
final class FederationOptions {
  /** Who sees a bank's update. */
  enum Mode {
    ROBUST,
    CONFIDENTIAL,
    GROUPED
  }

  /** How combined updates move the weights. */
  enum Strategy {
    FEDAVG,
    FEDPROX,
    FEDADAM,
    SCAFFOLD
  }

  /** How the numbers of an update are written. */
  enum Form {
    NONE,
    FP16,
    EIGHT_BITS
  }

  /** What is made of the updates. */
  enum Rule {
    MEAN,
    WEIGHTED_MEAN,
    COORDINATE_MEDIAN,
    TRIMMED_MEAN,
    GEOMETRIC_MEDIAN,
    MULTI_KRUM,
    JUDGED_MEAN;

    private static final int LEAST_WITHSTANDING = 5;

    /**
     * The one that lost least to its worst attack; where nobody judges, of those that need none.
     */
    static Rule byDefault(Mode mode, Strategy strategy, int banks, boolean judged) {
      if (mode != Mode.ROBUST || strategy == Strategy.SCAFFOLD || banks < LEAST_WITHSTANDING) {
        return MEAN;
      }
      return judged ? JUDGED_MEAN : COORDINATE_MEDIAN;
    }
  }

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many at most, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "ROBUST",
      description =
          "Who sees a bank's update. ROBUST: the round's aggregator. CONFIDENTIAL: nobody, only the sum of all, which needs five banks. GROUPED: nobody, the sums of groups of three, which needs nine banks (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "FEDAVG",
      description =
          "How combined updates move the weights: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Strategy strategy;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "NONE",
      description =
          "How the numbers of an update are written in ROBUST: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form;

  @Option(
      names = "--largest",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "The largest change of a weight that eight bits tell (default: ${DEFAULT-VALUE}).")
  private double largest;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "What is made of the updates: ${COMPLETION-CANDIDATES}. Evaluators of a gate see each update with JUDGED_MEAN. Without it, where five banks or more are in ROBUST without SCAFFOLD, JUDGED_MEAN against one with a gate and COORDINATE_MEDIAN against one without, else MEAN.")
  private @Nullable Rule rule;

  @Option(
      names = "--dishonest",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many dishonest banks the rule is to withstand (default: ${DEFAULT-VALUE}).")
  private int dishonest;

  @Mixin private PrivacyOptions privacy;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "2",
      description = "Passes over a bank's rows in each round (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      defaultValue = "0.002",
      description = "Of the banks' training (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "64",
      description = "Rows of a step (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the order of rows; another one makes another federation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--training-seconds",
      paramLabel = "N",
      defaultValue = "600",
      description =
          "How long an aggregator waits for commitments, before the next may open the round (default: ${DEFAULT-VALUE}).")
  private int trainingSeconds;

  @Option(
      names = "--sending-seconds",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "How long it waits for updates, before the next may end the round (default: ${DEFAULT-VALUE}).")
  private int sendingSeconds;

  /**
   * All of it.
   *
   * @param banks how many there are
   * @param judged whether evaluators judge
   */
  FederationAsk asked(int banks, boolean judged) {
    Rule combined = rule == null ? Rule.byDefault(mode, strategy, banks, judged) : rule;
    if (combined == Rule.JUDGED_MEAN && !judged) {
      throw new DeployException("JUDGED_MEAN needs evaluators: give --gate T, too.");
    }
    FederationAsk ask =
        new FederationAsk(
            rounds,
            mode.name(),
            strategy.name(),
            form.name(),
            largest,
            combined.name(),
            rule == null && combined != Rule.MEAN ? Math.max(1, dishonest) : dishonest,
            epochs,
            learningRate,
            batchSize,
            seed,
            trainingSeconds,
            sendingSeconds,
            privacy.asked());
    ask.requireFor(banks);
    return ask;
  }
}
