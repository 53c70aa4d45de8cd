// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.SampledGaussian;

/**
 * Privacy of whole banks by noise on the mean (McMahan et al. 2018, arXiv:1710.06963, with all
 * clients in each round), in simulations alone: whoever adds the noise sees what it is added to.
 *
 * @param clippingNorm the largest L2 norm of one client's update, above 0
 * @param noiseMultiplier the noise's standard deviation over that norm, at least 0.3
 */
public record CentralNoiseMode(double clippingNorm, double noiseMultiplier) implements Mode {
  /** With fewer clients, nothing is left of the mean. */
  public static final int LEAST_CLIENTS = 100;

  @Override
  public String inWords() {
    return "CENTRAL NOISE, simulated alone: each update is cut to norm %s, and noise of %s times that is added to their sum"
        .formatted(clippingNorm, noiseMultiplier);
  }

  @Override
  public void requireClients(int clients) {
    if (clients < LEAST_CLIENTS) {
      throw new InvalidInputException(
          "Privacy of whole banks needs %d clients or more, but there are %d: the noise must hide the largest possible update of one, and with so few it is larger than what all of them together can add"
              .formatted(LEAST_CLIENTS, clients));
    }
  }

  /**
   * What so many rounds spend.
   *
   * @param delta in units of 1e-12
   * @return epsilon
   */
  public double epsilon(int rounds, long delta) {
    SampledGaussian mechanism =
        new SampledGaussian(
            SampledGaussian.PROBABILITY_ONE,
            (long) Math.floor(noiseMultiplier * SampledGaussian.MULTIPLIER_ONE),
            rounds);
    return PrivacyAccountant.epsilonMillionths(PrivacyAccountant.spend(mechanism), delta) / 1e6;
  }

  @Override
  public Combined combine(RoundScene scene) {
    List<String> arriving = scene.arriving();
    if (arriving.isEmpty()) {
      return new Combined(null, List.of(), Map.of(), null, 0);
    }
    double[] mean = new double[scene.update(arriving.get(0)).length];
    for (String member : arriving) {
      addClipped(scene.update(member), mean);
    }
    Random random = new SecureRandom();
    int all = scene.sizes().size();
    for (int i = 0; i < mean.length; i++) {
      // Divided by all and not by those who came, who may be few because of one.
      mean[i] = (mean[i] + noiseMultiplier * clippingNorm * random.nextGaussian()) / all;
    }
    return new Combined(mean, arriving, Map.of(), null, (long) Float.BYTES * mean.length);
  }

  private void addClipped(float[] update, double[] into) {
    double factor = Math.min(1, clippingNorm / ClientUpdate.norm(update));
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * update[i];
    }
  }
}
