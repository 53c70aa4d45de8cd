// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What is made of a combined update, with its numbers. */
@CordaSerializable
public final class StrategyTerms extends Value {
  private static final long MOST_MILLIONTHS = 100_000_000;

  private final FederationStrategy strategy;
  private final long serverRateMillionths;
  private final long proximalMillionths;

  /**
   * @param strategy how it moves the weights
   * @param serverRateMillionths the rate of the server's step, up to 100, in millionths
   * @param proximalMillionths FedProx's mu, up to 100, in millionths; 0 of the others
   */
  @ConstructorForDeserialization
  public StrategyTerms(
      FederationStrategy strategy, long serverRateMillionths, long proximalMillionths) {
    this.strategy = strategy;
    this.serverRateMillionths = serverRateMillionths;
    this.proximalMillionths = proximalMillionths;
  }

  /** Requires that it holds with how updates are combined. */
  void requireFor(AggregationTerms terms) {
    LedgerRule.FEDERATION_STRATEGY.require(
        (proximalMillionths > 0) == (strategy == FederationStrategy.FEDPROX)
            && (strategy != FederationStrategy.SCAFFOLD || terms.getRule().isMean()),
        strategy + " by " + terms.getRule() + ", drawn back by " + proximalMillionths);
  }

  void checkBounds() {
    Bounds.number("serverRateMillionths", serverRateMillionths, 1, MOST_MILLIONTHS);
    Bounds.number("proximalMillionths", proximalMillionths, 0, MOST_MILLIONTHS);
  }

  public FederationStrategy getStrategy() {
    return strategy;
  }

  public long getServerRateMillionths() {
    return serverRateMillionths;
  }

  public long getProximalMillionths() {
    return proximalMillionths;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(strategy, serverRateMillionths, proximalMillionths);
  }
}
