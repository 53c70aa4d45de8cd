// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.concordat.worker.audit.MembershipInference.Confidence;
import net.concordat.worker.audit.MembershipInference.Rate;
import net.concordat.worker.audit.MembershipInference.Result;
import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;

class MembershipInferenceTest {
  private final LabelledRows members = rows(400, 1);
  private final LabelledRows others = rows(1_200, 2);

  @Test
  void findsTheRowsThatAModelRemembers() {
    Result result = attack(2);

    assertThat(result.shadowModels()).isEqualTo(16);
    Rate rate = result.rates().get(1);
    assertThat(rate.maxFpr()).isEqualTo(0.01);
    assertThat(rate.truePositiveRate()).isGreaterThan(0.2);
    assertThat(low(rate)).isGreaterThan(0.1).isLessThan(rate.truePositiveRate());
  }

  @Test
  void findsNoMoreMembersThanOthersWhereAModelRemembersNothing() {
    for (Rate rate : attack(0).rates()) {
      assertThat(low(rate)).isLessThanOrEqualTo(rate.maxFpr());
      assertThat(rate.truePositiveRate()).isLessThan(0.03);
    }
  }

  @Test
  void takesTheLeastThresholdThatLetsNoMoreOthersPassThanAllowed() {
    double[] ofOthers = IntStream.range(0, 1_000).mapToDouble(i -> i).toArray();
    double[] ofMembers = IntStream.range(0, 500).mapToDouble(i -> 2 * i).toArray();

    // Ten others may pass: 990 and above. Of the members 990, 992, .., 998 are above 989: five.
    Rate rate = MembershipInference.rate(ofMembers, ofOthers, 0.01);

    assertThat(rate.truePositiveRate()).isCloseTo(5 / 500.0, within(1e-12));
    assertThat(rate.interval()).isEqualTo(ClopperPearson.of(5, 500, 0.95));
  }

  @Test
  void isNotMeasurableWithFewMembers() {
    Result result = attack(rows(299, 1), others, 1);

    assertThat(result.notMeasurable())
        .isEqualTo("not measurable: 299 members, where at least 300 are needed");
    assertThat(result.rates()).isEmpty();
    assertThat(result.shadowModels()).isZero();
  }

  @Test
  void isNotMeasurableAtARateOfWhichThereAreTooFewOthers() {
    Result result = attack(members, rows(500, 2), 1);

    assertThat(result.rates().get(0).notMeasurable())
        .isEqualTo("not measurable: 500 non-members, where at least 1000 are needed");
    assertThat(result.rates().get(1).truePositiveRate()).isNotNull();
  }

  /** A shadow autoencoder's errors are e, and a tenth of e on rows that it was trained on. */
  @Test
  void findsTheRowsThatAnAutoencoderRebuildsTooWell() {
    Result result =
        new MembershipInference((rows, seed) -> rebuilt(rows, seed), 16, 2, 1)
            .attack(rebuilt(members, 99), members, others);

    assertThat(low(result.rates().get(1))).isGreaterThan(0.2);
  }

  private static Confidence rebuilt(LabelledRows trainedOn, long seed) {
    Set<Float> known = new HashSet<>();
    Arrays.stream(trainedOn.features()).forEach(row -> known.add(row[0]));
    return Confidence.inInputs(
        rows -> {
          Random random = new Random(seed);
          return Arrays.stream(rows.features())
              .mapToDouble(
                  row -> Math.exp(random.nextGaussian()) * (known.contains(row[0]) ? 0.1 : 1))
              .toArray();
        });
  }

  private static double low(Rate rate) {
    return java.util.Objects.requireNonNull(rate.interval()).low();
  }

  private Result attack(double remembered) {
    return attack(members, others, remembered);
  }

  private static Result attack(LabelledRows members, LabelledRows others, double remembered) {
    return new MembershipInference((rows, seed) -> model(rows, remembered, seed), 16, 2, 1)
        .attack(model(members, remembered, 99), members, others);
  }

  /** A model that is surer of the rows it was trained on. */
  private static Confidence model(LabelledRows trainedOn, double remembered, long seed) {
    Set<Float> known = new HashSet<>();
    Arrays.stream(trainedOn.features()).forEach(row -> known.add(row[0]));
    return Confidence.inLabels(
        rows -> {
          Random random = new Random(seed);
          double[] scores = new double[rows.length];
          for (int i = 0; i < rows.length; i++) {
            double logit = 3 * rows[i][0] + random.nextGaussian();
            logit += known.contains(rows[i][0]) ? remembered : 0;
            scores[i] = 1 / (1 + Math.exp(-logit));
          }
          return scores;
        });
  }

  private static LabelledRows rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[count][1];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      features[i][0] = (float) random.nextGaussian();
      labels[i] = 1;
    }
    return new LabelledRows(features, labels);
  }
}
