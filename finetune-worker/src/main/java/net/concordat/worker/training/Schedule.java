// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Locale;
import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * How the learning rate changes on the way.
 *
 * @param decay how it falls; absent means {@code NONE}
 * @param warmUp passes over which it grows from 0; absent means 0
 * @param factor what it is multiplied by on a plateau; absent means 0.5
 * @param patience passes without a lower validation loss that make a plateau; absent means 2
 */
public record Schedule(
    @Nullable Decay decay,
    @Nullable Double warmUp,
    @Nullable Double factor,
    @Nullable Integer patience) {
  /** It stays as it is. */
  public static final Schedule CONSTANT = new Schedule(null, null, null, null);

  /** How the rate falls. */
  public enum Decay {
    /** Not at all. */
    NONE,
    /** To 0 at the last pass, along half a cosine (Loshchilov and Hutter 2017, no restarts). */
    COSINE,
    /** By a factor whenever the validation loss has not fallen for some passes. */
    ON_PLATEAU
  }

  /** Refuses values outside their ranges. */
  public Schedule {
    Checks.range("schedule.warmUp", warmUp == null ? 0 : warmUp, 0, 100_000);
    Checks.range("schedule.factor", factor == null ? 0.5 : factor, 0.01, 0.99);
    Checks.range("schedule.patience", patience == null ? 1 : patience, 1, 100_000);
  }

  boolean onPlateau() {
    return decay == Decay.ON_PLATEAU;
  }

  /** What the rate is multiplied by after so many passes, plateaus left out. */
  double factorAfter(double passes, int ofPasses) {
    double grown = warmUp == null || warmUp == 0 ? 1 : Math.min(1, passes / warmUp);
    boolean cosine = decay == Decay.COSINE;
    return cosine ? grown * 0.5 * (1 + StrictMath.cos(Math.PI * passes / ofPasses)) : grown;
  }

  /** What the rate is multiplied by after so many passes without a lower validation loss. */
  double plateauFactor(int passesWithout) {
    boolean due = onPlateau() && passesWithout > 0 && passesWithout % plateau() == 0;
    return due ? (factor == null ? 0.5 : factor) : 1;
  }

  private int plateau() {
    return patience == null ? 2 : patience;
  }

  String inWords() {
    String falls =
        switch (decay == null ? Decay.NONE : decay) {
          case NONE -> "constant rate";
          case COSINE -> "rate falling to 0 along a cosine";
          case ON_PLATEAU ->
              String.format(
                  Locale.ROOT,
                  "rate times %s after %d passes without gain",
                  factor == null ? 0.5 : factor,
                  plateau());
        };
    return warmUp == null ? falls : falls + ", grown over %s passes".formatted(warmUp);
  }
}
