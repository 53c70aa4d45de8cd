// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;
import java.util.List;

/**
 * Corrects the clients' drift by control variates (Karimireddy et al. 2020, arXiv:1910.06378).
 *
 * <pre>client: y = y - rate (g(y) - c_i + c);  c_i+ = c_i - c + (x - y) / (steps rate)
 * server: x = x + serverRate mean(y - x);  c = c + participation mean(c_i+ - c_i)</pre>
 *
 * <p>The client's is the paper's option II: {@code c_i} follows from the steps that were taken, so
 * where these are noised it tells no more than they do. An update has the differences of the
 * weights, then those of {@code c_i}. Both means count the clients alike or by size as the rule
 * does, so that the corrections of one round add up to nothing.
 *
 * @param serverRate how much of the update, more than 0; 1 for all of it
 */
public record Scaffold(double serverRate) implements Strategy {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not a positive number
   */
  public Scaffold {
    Rates.require("serverRate", serverRate);
  }

  @Override
  public int vectors() {
    return 2;
  }

  @Override
  public GlobalModel next(GlobalModel model, double[] update, double participation) {
    Strategy.requireShape(model, update, vectors());
    int weights = model.weights().length;
    double[] control = control(model);
    double[] step = new double[weights];
    for (int i = 0; i < weights; i++) {
      step[i] = serverRate * update[i];
      control[i] += participation * update[weights + i];
    }
    return model.moved(step, List.of(control));
  }

  /** The server's control variate; 0 before the first round. A copy. */
  public static double[] control(GlobalModel model) {
    return model.memory().isEmpty()
        ? new double[model.weights().length]
        : Arrays.copyOf(model.memory().get(0), model.weights().length);
  }
}
