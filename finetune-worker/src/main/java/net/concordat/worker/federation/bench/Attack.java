// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.List;

/** What a dishonest client does. Where several are, each does the same and knows all updates. */
enum Attack {
  /** Does nothing of the kind: what a rule itself costs. */
  NONE("no attack"),
  /** Sends the opposite of its update. */
  SIGN_FLIP("sign flip"),
  /** Sends ten times its update. */
  TIMES_TEN("times 10"),
  /** Sends minus ten times its update. */
  TIMES_MINUS_TEN("times -10"),
  /** Trains on rows with the other labels. */
  LABEL_FLIP("label flip"),
  /** The honest mean less 1.5 deviations of each weight (Baruch et al. 2019, arXiv:1902.06156). */
  LITTLE_IS_ENOUGH("a little is enough"),
  /** Half the honest mean, backwards (Xie et al. 2019, arXiv:1903.03936). */
  INNER_PRODUCT("inner product"),
  /**
   * Trains also on its frauds under a pattern, as if they were none, and sends its update five
   * times (Bagdasaryan et al. 2018, arXiv:1807.00459).
   */
  BACK_DOOR("back door");

  private static final double DEVIATIONS = 1.5;
  private static final double BACKWARDS = -0.5;
  private static final int BOOST = 5;

  private final String words;

  Attack(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether its rows are changed before it trains. */
  boolean poisonsRows() {
    return this == LABEL_FLIP || this == BACK_DOOR;
  }

  /**
   * What it sends.
   *
   * @param own what it trained
   * @param honest what the honest trained
   */
  float[] forge(float[] own, List<float[]> honest) {
    return switch (this) {
      case SIGN_FLIP -> times(own, -1);
      case TIMES_TEN -> times(own, 10);
      case TIMES_MINUS_TEN -> times(own, -10);
      case NONE, LABEL_FLIP -> own;
      case LITTLE_IS_ENOUGH -> aside(honest);
      case INNER_PRODUCT -> times(mean(honest), BACKWARDS);
      case BACK_DOOR -> times(own, BOOST);
    };
  }

  private static float[] times(float[] update, double factor) {
    float[] scaled = new float[update.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factor * update[i]);
    }
    return scaled;
  }

  private static float[] mean(List<float[]> updates) {
    float[] mean = new float[updates.get(0).length];
    for (int i = 0; i < mean.length; i++) {
      for (float[] update : updates) {
        mean[i] += update[i] / updates.size();
      }
    }
    return mean;
  }

  private static float[] aside(List<float[]> updates) {
    float[] mean = mean(updates);
    float[] forged = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double squares = 0;
      for (float[] update : updates) {
        squares += (update[i] - mean[i]) * (double) (update[i] - mean[i]);
      }
      forged[i] = (float) (mean[i] - DEVIATIONS * Math.sqrt(squares / updates.size()));
    }
    return forged;
  }
}
