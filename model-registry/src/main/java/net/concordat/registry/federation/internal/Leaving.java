// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/**
 * What a bank that has left a federation has its workers do: they stop, and then erase what they
 * kept for rounds that it is no longer in.
 */
@Component
@BankOnly
class Leaving {
  private final RoundJobs jobs;

  Leaving(RoundJobs jobs) {
    this.jobs = jobs;
  }

  /** Does what is next. */
  void next(Repeated repeated, RoundStanding stands) {
    repeated.until(
        stands.id() + "/left",
        () -> CompletableFuture.completedFuture(stopped(stands)),
        all -> erase(stands, all));
  }

  /**
   * All that the workers were asked for, once they do nothing of it; until then it is called off.
   */
  private Optional<List<FineTuneJob>> stopped(RoundStanding stands) {
    List<FineTuneJob> all = jobs.all(stands.id());
    List<FineTuneJob> going =
        all.stream().filter(job -> !job.status().isEnd() && !erases(job)).toList();
    going.forEach(jobs::cancel);
    return going.isEmpty() ? Optional.of(all) : Optional.empty();
  }

  private void erase(RoundStanding stands, List<FineTuneJob> all) {
    if (!all.isEmpty() && all.stream().noneMatch(Leaving::erases)) {
      jobs.ask(stands, stands.recipe(Kind.ERASE, List.of(), null));
    }
  }

  private static boolean erases(FineTuneJob job) {
    return RoundRecipe.of(job.request().recipe()).kind() == Kind.ERASE;
  }
}
