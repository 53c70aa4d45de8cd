// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.time.Instant;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionId;
import net.concordat.workflows.federation.FederationPolicy;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.node.internal.cordapp.TypesafeCordappConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bank's operator lets it become a client of. */
class FederationPolicyTest {
  private static FederationPolicy policy(String config) {
    return new FederationPolicy(new TypesafeCordappConfig(ConfigFactory.parseString(config)));
  }

  private static FederationPlan plan(
      FederationMode mode, int rounds, @Nullable PrivacyClaim stated) {
    SecureHash weights = SecureHash.sha256("weights");
    return new FederationPlan(
        new TrainingTerms(
            new VersionId(SecureHash.sha256("model"), 1, weights),
            weights,
            SecureHash.sha256("spec"),
            4,
            stated,
            stated == null ? Samples.NON_PRIVATE : null),
        new AggregationTerms(mode, Aggregation.MEAN, 0, 3, 0),
        new StrategyTerms(FederationStrategy.FEDAVG, 1_000_000, 0),
        new UpdateTerms(UpdateCompression.NONE, 0),
        null,
        new FederationTimes(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 60, 60),
        rounds,
        5_000_000);
  }

  private static FederationPlan at(String epsilon) {
    return plan(
        FederationMode.ROBUST,
        3,
        new PrivacyClaim(
            PrivacyUnit.ROW, new BigDecimal(epsilon).movePointRight(6).longValueExact(), 1));
  }

  private static void refuses(FederationPolicy policy, FederationPlan plan, int asked, String why) {
    assertThatThrownBy(() -> policy.require(plan, asked))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(FlowRule.FEDERATION_POLICY.ruleName())
        .hasMessageContaining(why);
  }

  private static void allows(FederationPolicy policy, FederationPlan plan, int asked) {
    assertThatCode(() -> policy.require(plan, asked)).doesNotThrowAnyException();
  }

  @Test
  void hasNoBoundThatIsNotNamed() {
    allows(policy(""), plan(FederationMode.GROUPED, FederationPlan.MOST_ROUNDS, null), 1);
  }

  @Test
  void allowsTheModesNamedAndNoOther() {
    FederationPolicy policy = policy("federationModes = \"CONFIDENTIAL, GROUPED\"");
    allows(policy, plan(FederationMode.GROUPED, 3, null), 9);
    refuses(
        policy,
        plan(FederationMode.ROBUST, 3, null),
        9,
        "federationModes is [CONFIDENTIAL, GROUPED], given ROBUST");
  }

  @Test
  void countsTheMembersAsked() {
    FederationPolicy policy = policy("federationLeastClients = 5");
    allows(policy, plan(FederationMode.ROBUST, 3, null), 5);
    refuses(
        policy, plan(FederationMode.ROBUST, 3, null), 4, "federationLeastClients is 5, given 4");
  }

  @Test
  void countsRounds() {
    FederationPolicy policy = policy("federationMostRounds = 20");
    allows(policy, plan(FederationMode.ROBUST, 20, null), 5);
    refuses(
        policy, plan(FederationMode.ROBUST, 21, null), 5, "federationMostRounds is 20, given 21");
  }

  @Test
  void boundsEpsilonAndWhatStatesNone() {
    FederationPolicy policy = policy("federationLargestEpsilon = 2.5");
    allows(policy, at("2.5"), 5);
    refuses(policy, at("2.500001"), 5, "federationLargestEpsilon is 2.5, given 2.500001");
    refuses(
        policy,
        plan(FederationMode.ROBUST, 3, null),
        5,
        "federationLargestEpsilon is 2.5, given none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "federationModes = \"CONFIDENTIAL,OPEN\"",
        "federationModes = \"\"",
        "federationLeastClients = 0",
        "federationMostRounds = -1",
        "federationLargestEpsilon = 0",
        "federationLargestEpsilon = much"
      })
  void isNotReadWhereABoundIsNone(String config) {
    assertThatThrownBy(() -> policy(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(config.substring(0, config.indexOf(' ')));
  }
}
