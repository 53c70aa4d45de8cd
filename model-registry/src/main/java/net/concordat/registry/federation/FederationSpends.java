// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import net.concordat.registry.budget.Budgets;
import net.concordat.registry.federation.RoundRecipe.Privacy;
import net.concordat.registry.federation.RoundRecipe.Spent;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.OwnParty;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.SpendMechanism;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.BankOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What private federations cost this bank: all rounds are spent at once, as it joins, and each is
 * trained as was spent for.
 */
@Service
@BankOnly
public class FederationSpends {
  private final Federations federations;
  private final FederationParts parts;
  private final Budgets budgets;
  private final Jobs jobs;
  private final OwnParty own;

  FederationSpends(
      Federations federations, FederationParts parts, Budgets budgets, Jobs jobs, OwnParty own) {
    this.federations = federations;
    this.parts = parts;
    this.budgets = budgets;
    this.jobs = jobs;
    this.own = own;
  }

  /**
   * What a private federation means at this bank; empty in any other, and while the bank has named
   * no budget of its own.
   */
  public Optional<Privacy> privacy(FederationFact federation, FederationPart part, String member) {
    FederationFact.Training training = federation.training();
    String digest = training.spendDigest();
    if (digest == null || part.dataDomain() == null) {
      return Optional.empty();
    }
    return budgets.find(member, part.dataDomain(), training.privacyUnit(), null).stream()
        .map(budget -> budget.budget().fact())
        .findFirst()
        .map(budget -> privacy(budget, digest, member));
  }

  private Privacy privacy(BudgetFact budget, String digest, String member) {
    return new Privacy(
        budget.units(),
        budget.deltaTrillionths(),
        budgets.spentFor(digest, null).stream()
            .map(Standing::fact)
            .filter(spend -> spend.member().equals(member))
            .map(FederationSpends::spent)
            .findFirst()
            .orElse(null));
  }

  private static Spent spent(SpendFact spend) {
    SpendMechanism how = spend.mechanism();
    return new Spent(
        how.samplingProbabilityTrillionths(),
        how.noiseMultiplierMillionths(),
        how.steps(),
        spend.dataCommitment());
  }

  /**
   * Joins a federation, with what its worker says that it costs.
   *
   * @throws SpendUnknownException if the federation states privacy, and the worker has not said so
   *     yet, or what it would train protects another unit
   */
  public FederationAct.Accept accept(String federationId) {
    FederationFact federation =
        federations.federation(federationId, null).map(Standing::fact).orElse(null);
    String digest = federation == null ? null : federation.training().spendDigest();
    if (federation == null || digest == null) {
      return new FederationAct.Accept(federationId, null);
    }
    FederationPart part =
        parts
            .part(federationId)
            .orElseThrow(() -> new SpendUnknownException("nobody has said how this bank trains"));
    String unit = String.valueOf(federation.training().privacyUnit());
    JsonNode found = metrics(federation, part);
    JsonNode spend = found.path("spend");
    requireUnit(unit, spend.path("unit").asText());
    return new FederationAct.Accept(
        federationId,
        new FederationAct.Spend(
            String.valueOf(part.dataDomain()),
            unit,
            digest,
            found.path("dataCommitment").asText(),
            new SpendMechanism(
                spend.path("samplingProbabilityTrillionths").asLong(),
                spend.path("noiseMultiplierMillionths").asLong(),
                spend.path("steps").asLong())));
  }

  /** The ledger knows the specification by its digest alone, so its proposer may mean another. */
  private static void requireUnit(String stated, String trained) {
    if (!trained.equals(stated)) {
      throw new SpendUnknownException(
          "the federation states the privacy of each %s, but its specification keeps that of each %s"
              .formatted(stated, trained));
    }
  }

  private JsonNode metrics(FederationFact federation, FederationPart part) {
    RoundRecipe recipe =
        own.name()
            .flatMap(member -> spending(federation, part, member))
            .orElseThrow(
                () ->
                    new SpendUnknownException(
                        "this bank has no privacy budget of the unit %s for %s"
                            .formatted(federation.training().privacyUnit(), part.dataDomain())));
    FineTuneJob job = jobs.askedUnder(Jobs.REGISTRY, recipe.key()).orElse(null);
    @Nullable JsonNode metrics = job == null ? null : job.metrics();
    if (job == null || job.status() != JobStatus.DONE || metrics == null) {
      throw new SpendUnknownException(
          "the worker's job for it is " + (job == null ? "not asked for yet" : inWords(job)));
    }
    return metrics;
  }

  private static String inWords(FineTuneJob job) {
    return job.status() + (job.failure() == null ? "" : ": " + job.failure());
  }

  /** The job that says what joining costs; empty if there is nothing to say, or no budget. */
  public Optional<RoundRecipe> spending(
      FederationFact federation, FederationPart part, String member) {
    return privacy(federation, part, member)
        .map(
            privacy ->
                RoundRecipes.spending(
                    federation,
                    member,
                    part,
                    new Privacy(privacy.units(), privacy.deltaTrillionths(), null)));
  }
}
