// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.cordapp.CordappConfig;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.serialization.SingletonSerializeAsToken;
import org.jspecify.annotations.Nullable;

/**
 * What this member lets itself become a client of, whoever asks: bounds in the CorDapp's
 * configuration, where its operator alone can change them. What is not named there has no bound. A
 * bound that cannot be read keeps the node from starting.
 *
 * <ul>
 *   <li>{@code federationModes}: modes, separated by commas
 *   <li>{@code federationLeastClients}: members asked, 1 or more
 *   <li>{@code federationMostRounds}: rounds, 1 to {@value FederationPlan#MOST_ROUNDS}
 *   <li>{@code federationLargestEpsilon}: epsilon of the differential privacy that the plan states;
 *       a plan that states none is beyond any
 * </ul>
 */
@CordaService
public final class FederationPolicy extends SingletonSerializeAsToken {
  private static final String MODES = "federationModes";
  private static final String LEAST_CLIENTS = "federationLeastClients";
  private static final String MOST_ROUNDS = "federationMostRounds";
  private static final String LARGEST_EPSILON = "federationLargestEpsilon";

  private final Set<FederationMode> modes;
  private final int leastClients;
  private final int mostRounds;
  private final @Nullable BigDecimal largestEpsilon;

  public FederationPolicy(AppServiceHub services) {
    this(services.getAppContext().getConfig());
  }

  /**
   * @param config where the bounds are
   * @throws IllegalArgumentException if a bound is no bound
   */
  public FederationPolicy(CordappConfig config) {
    modes =
        config.exists(MODES) ? modes(config.getString(MODES)) : EnumSet.allOf(FederationMode.class);
    leastClients = config.exists(LEAST_CLIENTS) ? positive(config, LEAST_CLIENTS) : 1;
    mostRounds =
        config.exists(MOST_ROUNDS) ? positive(config, MOST_ROUNDS) : FederationPlan.MOST_ROUNDS;
    largestEpsilon =
        config.exists(LARGEST_EPSILON) ? epsilon(config.getString(LARGEST_EPSILON)) : null;
  }

  /** The policy of a node. */
  static FederationPolicy of(ServiceHub services) {
    return services.cordaService(FederationPolicy.class);
  }

  /**
   * Refuses a federation that is beyond a bound, and says which.
   *
   * @param plan what is to be agreed on
   * @param asked how many members are asked
   * @throws RefusedException if a bound does not allow it
   */
  public void require(FederationPlan plan, int asked) throws RefusedException {
    FederationMode mode = plan.getAggregation().getMode();
    allow(modes.contains(mode), MODES, modes, mode);
    allow(asked >= leastClients, LEAST_CLIENTS, leastClients, asked);
    allow(plan.getRounds() <= mostRounds, MOST_ROUNDS, mostRounds, plan.getRounds());
    if (largestEpsilon != null) {
      PrivacyClaim stated = plan.getTraining().getPrivacy();
      allow(
          stated != null && epsilon(stated).compareTo(largestEpsilon) <= 0,
          LARGEST_EPSILON,
          largestEpsilon.toPlainString(),
          stated == null ? "none" : epsilon(stated).stripTrailingZeros().toPlainString());
    }
  }

  private static void allow(boolean allowed, String bound, Object is, Object given)
      throws RefusedException {
    FlowRule.FEDERATION_POLICY.require(allowed, bound + " is " + is + ", given " + given);
  }

  private static BigDecimal epsilon(PrivacyClaim claim) {
    return BigDecimal.valueOf(claim.getEpsilonMillionths(), 6);
  }

  private static BigDecimal epsilon(String given) {
    try {
      BigDecimal epsilon = new BigDecimal(given);
      if (epsilon.signum() > 0) {
        return epsilon;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number that is not above 0.
    }
    throw new IllegalArgumentException(
        LARGEST_EPSILON + " has to be a number above 0, and was given as " + given);
  }

  private static int positive(CordappConfig config, String bound) {
    int value = config.getInt(bound);
    if (value < 1) {
      throw new IllegalArgumentException(
          bound + " has to be a whole number from 1, and was given as " + value);
    }
    return value;
  }

  private static Set<FederationMode> modes(String given) {
    Set<FederationMode> modes = EnumSet.noneOf(FederationMode.class);
    for (String name : given.split(",")) {
      modes.add(
          Arrays.stream(FederationMode.values())
              .filter(mode -> mode.name().equals(name.trim()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          MODES
                              + " has to name modes of "
                              + Arrays.toString(FederationMode.values())
                              + ", and was given as "
                              + given)));
    }
    return modes;
  }
}
