// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.federation.compression.Compression;
import net.concordat.federation.compression.EightBits;
import net.concordat.federation.compression.HalfPrecision;
import net.concordat.federation.compression.Whole;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.federation.CentralNoiseMode;
import net.concordat.worker.federation.ConfidentialMode;
import net.concordat.worker.federation.Evaluator;
import net.concordat.worker.federation.FederationPlan;
import net.concordat.worker.federation.GroupedMode;
import net.concordat.worker.federation.HoldoutFilter;
import net.concordat.worker.federation.Mode;
import net.concordat.worker.federation.RobustMode;
import net.concordat.worker.federation.RuleName;
import net.concordat.worker.federation.StrategyName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a federation does with the clients' updates. */
final class RoundOptions {
  private enum ModeName {
    CONFIDENTIAL,
    ROBUST,
    GROUPED,
    CENTRAL_NOISE
  }

  private enum Form {
    WHOLE,
    HALF,
    EIGHT_BITS
  }

  @Option(names = "--rounds", defaultValue = "10", description = "${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--mode",
      defaultValue = "CONFIDENTIAL",
      description = "one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  private ModeName mode = ModeName.CONFIDENTIAL;

  @Option(
      names = "--strategy",
      defaultValue = "FEDAVG",
      description = "one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  private StrategyName strategy = StrategyName.FEDAVG;

  @Option(
      names = "--server-rate",
      description = "the server's step; without it 1, and with FEDADAM .02")
  private @Nullable Double serverRate;

  @Option(
      names = "--proximal",
      defaultValue = "0.01",
      description = "FedProx's mu; ${DEFAULT-VALUE}")
  private double proximal;

  @Option(
      names = "--rule",
      defaultValue = "BOUNDED_GEOMETRIC_MEDIAN",
      description = "in ROBUST and GROUPED, one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  private RuleName rule = RuleName.BOUNDED_GEOMETRIC_MEDIAN;

  @Option(
      names = "--dishonest",
      defaultValue = "1",
      description =
          "how many clients, or groups, a rule or judges are to withstand; ${DEFAULT-VALUE}")
  private int dishonest;

  @Option(
      names = "--judged",
      description =
          "in ROBUST, so many clients (--dishonest) are left out whose updates do least on the"
              + " evaluators' holdouts")
  private boolean judged;

  @Option(names = "--by-size", description = "in a mean, clients count by their rows")
  private boolean bySize;

  @Option(
      names = "--most-share",
      defaultValue = "0.5",
      description = "how much one client counts at most in a mean; ${DEFAULT-VALUE}")
  private double mostShare;

  @Option(
      names = "--form",
      defaultValue = "WHOLE",
      description =
          "in ROBUST, how updates travel, one of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  private Form form = Form.WHOLE;

  @Option(
      names = "--largest",
      defaultValue = "1",
      description =
          "the largest number of an update that is told under masks or by eight bits; ${DEFAULT-VALUE}")
  private double largest;

  @Option(
      names = "--gate",
      description = "takes a round back after which PR-AUC is lower by more than this")
  private @Nullable Double gate;

  @Option(
      names = "--scores",
      defaultValue = "0",
      description =
          "in ROBUST and GROUPED, how many models may be measured in a round to score clients"
              + " (Shapley's values from two for each client on, else leave-one-out); ${DEFAULT-VALUE}")
  private int scores;

  @Option(
      names = "--drop-out",
      defaultValue = "0",
      description = "with which probability a client is away in a round; ${DEFAULT-VALUE}")
  private double dropOut;

  @Option(
      names = "--noise",
      defaultValue = "1",
      description = "in CENTRAL_NOISE, the noise multiplier; ${DEFAULT-VALUE}")
  private double noise;

  int rounds() {
    return rounds;
  }

  Strategy strategy() {
    double usual = strategy == StrategyName.FEDADAM ? 0.02 : 1;
    return strategy.of(serverRate == null ? usual : serverRate, proximal);
  }

  /** The mode; evaluators may judge updates in it. */
  Mode mode(Architecture shape, List<Evaluator> evaluators) {
    if (form != Form.WHOLE && mode != ModeName.ROBUST) {
      throw new InvalidInputException(
          "Masks hide whole numbers of four bytes, so updates are sent in fewer bytes in ROBUST alone, but the mode is "
              + mode);
    }
    if (scores > 0 && mode == ModeName.CONFIDENTIAL) {
      throw new InvalidInputException(
          "In CONFIDENTIAL no client has a score: the sum without one client's update would reveal it");
    }
    if (judged && mode != ModeName.ROBUST) {
      throw new InvalidInputException(
          "Evaluators judge updates in ROBUST alone, where they may see them, but the mode is "
              + mode);
    }
    Weighting weighting = new Weighting(bySize, mostShare);
    return switch (mode) {
      case CONFIDENTIAL -> new ConfidentialMode(weighting, largest);
      case ROBUST ->
          new RobustMode(
              rule.of(weighting, dishonest),
              compression(),
              1e6,
              judged ? filter(shape, evaluators) : null);
      case GROUPED -> new GroupedMode(rule.of(Weighting.EQUAL, dishonest), largest);
      case CENTRAL_NOISE -> new CentralNoiseMode(largest, noise);
    };
  }

  FederationPlan plan(Mode chosen, Strategy with, long seed) {
    return new FederationPlan(
        "simulation",
        chosen,
        with,
        rounds,
        gate == null ? null : new FederationPlan.Gate(gate),
        scores,
        dropOut,
        seed);
  }

  private HoldoutFilter filter(Architecture shape, List<Evaluator> evaluators) {
    List<ToDoubleFunction<float[]>> losses = new ArrayList<>();
    evaluators.forEach(one -> losses.add(weights -> one.loss(shape, weights)));
    return new HoldoutFilter(losses, dishonest);
  }

  private Compression compression() {
    return switch (form) {
      case WHOLE -> new Whole();
      case HALF -> new HalfPrecision();
      case EIGHT_BITS -> new EightBits((float) largest);
    };
  }
}
