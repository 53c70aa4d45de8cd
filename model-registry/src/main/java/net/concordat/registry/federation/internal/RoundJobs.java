// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.util.List;
import java.util.Optional;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/** What the bank's workers do in rounds: one job for each thing, whoever asks how often. */
@Component
@BankOnly
class RoundJobs {
  /** Before all that people ask for: the other banks wait for it. */
  private static final int PRIORITY = 9;

  /** No bank waits for scores. */
  private static final int SCORES_PRIORITY = 8;

  private static final int ATTEMPTS = 10;

  private final Jobs jobs;

  RoundJobs(Jobs jobs) {
    this.jobs = jobs;
  }

  Optional<FineTuneJob> find(RoundRecipe.Kind kind, RoundStanding stands) {
    return find(RoundRecipe.key(kind, stands.id(), stands.number()));
  }

  Optional<FineTuneJob> find(String key) {
    return jobs.askedUnder(Jobs.REGISTRY, key);
  }

  Optional<FineTuneJob> find(RoundRecipe recipe) {
    return jobs.askedUnder(Jobs.REGISTRY, recipe.key());
  }

  /** All that were asked for in a federation. */
  List<FineTuneJob> all(String federationId) {
    return jobs.allAskedUnder(Jobs.REGISTRY, federationId + "/");
  }

  /** Calls a job off that has not ended. */
  void cancel(FineTuneJob job) {
    jobs.cancel(job.id());
  }

  void ask(RoundStanding stands, RoundRecipe recipe) {
    ask(stands.federation().training().base(), recipe);
  }

  void ask(VersionKey base, RoundRecipe recipe) {
    if (jobs.askedUnder(Jobs.REGISTRY, recipe.key()).isEmpty()) {
      jobs.submit(
          new JobRequest(
              base.modelId(),
              base.version(),
              recipe.toJson(),
              recipe.kind() == RoundRecipe.Kind.SCORE ? SCORES_PRIORITY : PRIORITY,
              ATTEMPTS),
          Jobs.REGISTRY,
          recipe.key());
    }
  }
}
