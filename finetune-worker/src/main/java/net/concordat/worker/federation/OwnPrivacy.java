// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * What a private federation means at one bank. The clients agree on an epsilon for all rounds, and
 * on how likely a step takes each unit. How many units there are is each bank's own, as its privacy
 * budget states it: from that follow its batch, its steps and its noise. All of it is public to the
 * bank's own people; nothing is computed from the rows.
 *
 * @param units how many units the bank has
 * @param deltaTrillionths the delta of its budget, in trillionths
 * @param spent what it has spent on the ledger; absent before it has
 */
public record OwnPrivacy(int units, long deltaTrillionths, @Nullable Spent spent) {
  private static final double TRILLION = 1e12;

  /** Refuses numbers outside their ranges. */
  public OwnPrivacy {
    Checks.range("privacy.units", units, 1, 1_000_000_000);
    Checks.range("privacy.deltaTrillionths", deltaTrillionths, 1, 100_000_000_000L);
  }

  /**
   * What the ledger's spend says.
   *
   * @param dataCommitment to the rows that it was made for
   */
  public record Spent(
      long samplingProbabilityTrillionths,
      long noiseMultiplierMillionths,
      long steps,
      String dataCommitment) {}

  /**
   * A round's training at this bank.
   *
   * @param agreed with privacy, for as many units as the clients agreed on
   * @throws InvalidInputException if the bank's delta is larger than the clients', or it has too
   *     few units for any to be taken
   */
  TrainingSettings of(TrainingSettings agreed) {
    PrivacySettings all = Checks.required("training.privacy", agreed.privacy());
    double delta = deltaTrillionths / TRILLION;
    long batch = (long) agreed.batchSize() * units / all.units();
    if (delta > all.delta() || batch < 1) {
      throw new InvalidInputException(
          "A bank of this federation needs a privacy budget with a delta of at most %s and at least %d units, but has %s and %d"
              .formatted(
                  all.delta(),
                  Math.floorDiv(all.units() - 1, agreed.batchSize()) + 1,
                  delta,
                  units));
    }
    return agreed.inPrivate((int) batch, all.ofUnits(units, delta));
  }

  /**
   * Requires that what was spent for is what is about to be trained.
   *
   * @param dataCommitment to the rows
   * @throws InvalidInputException if nothing was spent, or for something else
   */
  void requireSpent(SpendStatement due, String dataCommitment) {
    Spent now =
        new Spent(
            due.samplingProbabilityTrillionths(),
            due.noiseMultiplierMillionths(),
            due.steps(),
            dataCommitment);
    if (!now.equals(spent)) {
      throw new InvalidInputException(
          "A private round must train what the bank's spend on the ledger is for, %s, but would train %s"
              .formatted(spent == null ? "which is not there" : spent, now));
    }
  }
}
