// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import java.util.Locale;

/** Says in a sentence what the tests on PR-AUC say, gain or no gain. */
final class Verdict {
  private Verdict() {}

  static String of(ComparisonResult.Tests tests) {
    return "Fine-tuning %s training from scratch, %s the model as it came, and %s logistic regression on the bank's own rows."
        .formatted(
            words(tests.fineTunedVsFromScratch().prAuc()),
            words(tests.fineTunedVsPretrained().prAuc()),
            words(tests.fineTunedVsLogisticRegression().prAuc()));
  }

  private static String words(PairedTest test) {
    String relation =
        test.better() ? "beats" : test.worse() ? "does worse than" : "brings nothing over";
    return String.format(
        Locale.ROOT, "%s (PR-AUC %+.3f, p %s)", relation, test.meanDifference(), p(test.p()));
  }

  private static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
  }
}
