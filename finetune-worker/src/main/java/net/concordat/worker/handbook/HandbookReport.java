// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.handbook.HandbookBenchmark.Figures;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Our figures beside the published ones, as every benchmark of the product reports.
 *
 * @param cores processors of the machine
 */
public record HandbookReport(String bench, int cores, List<Result> results) {
  /** How far a mean may be below the published network's figure. */
  public static final double TOLERANCE = 0.01;

  /** The published figures of the reference run. */
  public enum Published {
    /** Logistic regression. */
    LOGISTIC_REGRESSION("logistic regression", new Figures(0.871, 0.606, 0.291)),
    /** Decision tree of depth 2. */
    TREE_OF_DEPTH_2("decision tree, depth 2", new Figures(0.763, 0.496, 0.241)),
    /** Decision tree without a limit. */
    UNLIMITED_TREE("decision tree, no limit", new Figures(0.788, 0.309, 0.243)),
    /** Random forest. */
    RANDOM_FOREST("random forest", new Figures(0.867, 0.658, 0.287)),
    /** Gradient boosted trees. */
    XGBOOST("XGBoost", new Figures(0.862, 0.639, 0.273)),
    /** The first neural network. */
    NEURAL_NET("neural net", new Figures(0.864, 0.653, 0.286));

    private final String model;
    private final Figures figures;

    Published(String model, Figures figures) {
      this.model = model;
      this.figures = figures;
    }

    /** The model in words. */
    public String model() {
      return model;
    }

    /** Its figures. */
    public Figures figures() {
      return figures;
    }
  }

  /**
   * One figure.
   *
   * @param comparedWith the published figure of the same kind of model, named
   * @param ratio value by published figure
   */
  public record Result(String name, double value, String unit, String comparedWith, double ratio) {}

  /** Mean and sample deviation of a figure over the seeds. */
  public record Spread(double mean, double sd) {
    /** Of one of the figures. */
    public static Spread of(List<Figures> seeds, ToDoubleFunction<Figures> figure) {
      SummaryStatistics statistics = new SummaryStatistics();
      seeds.forEach(seed -> statistics.addValue(figure.applyAsDouble(seed)));
      return new Spread(statistics.getMean(), statistics.getStandardDeviation());
    }
  }

  /** The three kinds of figures. */
  public enum Kind {
    /** Area under the ROC curve. */
    ROC_AUC("rocAuc", "ROC-AUC", Figures::rocAuc),
    /** Step-wise average precision. */
    AVERAGE_PRECISION("averagePrecision", "average precision", Figures::averagePrecision),
    /** Card precision at 100. */
    CARD_PRECISION("cardPrecision100", "card precision@100", Figures::cardPrecision100);

    private final String label;
    private final String unit;
    private final ToDoubleFunction<Figures> figure;

    Kind(String label, String unit, ToDoubleFunction<Figures> figure) {
      this.label = label;
      this.unit = unit;
      this.figure = figure;
    }

    /** Reads this figure. */
    public ToDoubleFunction<Figures> figure() {
      return figure;
    }
  }

  /** The report on the reference run. */
  public static HandbookReport of(Figures regression, List<Figures> network, int cores) {
    List<Result> results = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      double mean = Spread.of(network, kind.figure).mean();
      results.add(result("network", kind, mean, Published.NEURAL_NET));
    }
    for (Kind kind : Kind.values()) {
      results.add(
          result(
              "logisticRegression",
              kind,
              kind.figure.applyAsDouble(regression),
              Published.LOGISTIC_REGRESSION));
    }
    return new HandbookReport("handbook", cores, results);
  }

  /** Whether no mean of the network is further below the published one than allowed. */
  public static boolean reachesPublished(List<Figures> network) {
    for (Kind kind : Kind.values()) {
      double published = kind.figure.applyAsDouble(Published.NEURAL_NET.figures());
      if (Spread.of(network, kind.figure).mean() < published - TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static Result result(String model, Kind kind, double value, Published published) {
    double reference = kind.figure.applyAsDouble(published.figures());
    return new Result(
        model + "." + kind.label,
        value,
        kind.unit,
        "published " + published.model() + " " + reference,
        value / reference);
  }
}
