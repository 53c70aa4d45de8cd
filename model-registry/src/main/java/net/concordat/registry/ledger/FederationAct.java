// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bank does in a federation. What it does in a round it does by itself. */
public sealed interface FederationAct extends LedgerAct {
  /**
   * Asks members to train a model together.
   *
   * @param modelId the model to go on from
   * @param version which of its versions
   * @param artifactDigest of that version
   * @param baseWeights SHA-256 of its weights, as rounds write global weights
   * @param specDigest SHA-256 of the specification that each client gets
   * @param updateBytes how long what a client packs of an update is
   * @param nonPrivate that clients train without differential privacy, in words; null where they
   *     train with it
   * @param privacy what each client keeps to over all rounds; null without
   * @param aggregation how updates become one
   * @param strategy what is made of a combined update
   * @param updates how an update is written
   * @param gate who measures each round's weights; null if nobody does
   * @param times until when members answer, and how long an aggregator has
   * @param rounds how many there are at most
   * @param reviewThresholdMillionths how far the weights may move, in millionths
   * @param members whom to ask, in the order in which updates are added
   */
  record Propose(
      @NotNull @Sha256 String modelId,
      @Min(1) int version,
      @NotNull @Sha256 String artifactDigest,
      @NotNull @Sha256 String baseWeights,
      @NotNull @Sha256 String specDigest,
      @Min(1) @Max(1L << 30) long updateBytes,
      @Nullable @Size(min = 1, max = 1_000) String nonPrivate,
      @Nullable @Valid PrivacyTerms privacy,
      @NotNull @Valid AggregationTerms aggregation,
      @NotNull @Valid StrategyTerms strategy,
      @NotNull @Valid UpdateTerms updates,
      @Nullable @Valid GateTerms gate,
      @NotNull @Valid FederationTimes times,
      @Min(1) @Max(100) int rounds,
      @Min(1) @Max(1_000_000_000L) long reviewThresholdMillionths,
      @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 300) String> members)
      implements FederationAct {}

  /**
   * Becomes a client.
   *
   * @param spend what the bank spends for all rounds; null where the federation states no privacy
   */
  record Accept(@NotNull @Sha256 String federationId, @Nullable @Valid Spend spend)
      implements FederationAct {}

  /**
   * What a client spends of its budget for all rounds.
   *
   * @param dataDomain of which budget
   * @param unit of which budget: ROW or CUSTOMER
   * @param spendDigest for what, as the federation names it
   * @param dataCommitment to the rows
   * @param mechanism how it will train
   */
  record Spend(
      @NotBlank @Size(max = 100) String dataDomain,
      @NotNull @Pattern(regexp = BudgetAct.UNIT, message = BudgetAct.UNIT_FORM) String unit,
      @NotNull @Sha256 String spendDigest,
      @NotNull @Sha256 String dataCommitment,
      @NotNull @Valid SpendMechanism mechanism) {}

  /** Says no, or leaves for good. */
  record Leave(@NotNull @Sha256 String federationId) implements FederationAct {}

  /** Has the rounds begin, once everybody has answered. */
  record Begin(@NotNull @Sha256 String federationId) implements FederationAct {}
}
