// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.GateTerms;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/**
 * A round of a federation.
 *
 * @param number from 1
 * @param status COMMITTED, AGGREGATED or ROLLED_BACK
 * @param openedBy who fixed its updates
 * @param openedAt when, by the ledger
 * @param endedBy who combined them; null before
 * @param endedAt when, by the ledger; null before
 * @param trainedFrom SHA-256 of the global weights that it began with
 * @param globalDigest SHA-256 of those that it left; null before its end
 * @param clients every client that it could have had, in the order of their seats
 * @param cumulativeMillionths how far the weights have moved by then, in millionths of the norm of
 *     the base version's
 * @param verdict what the evaluators of a gate said; null if nothing
 * @param state where on the ledger it stands
 */
public record Round(
    int number,
    String status,
    String openedBy,
    Instant openedAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    String trainedFrom,
    @Nullable String globalDigest,
    List<Client> clients,
    long cumulativeMillionths,
    @Nullable Verdict verdict,
    StateId state) {
  /**
   * @param member who
   * @param digest SHA-256 of the update it committed to; null if it did not
   * @param counted whether the update is in the round, as far as is known
   * @param excluded why not, for example AWAY; null if it is not left out
   * @param secondDigest the other update that it signed for the round; null unless that is why
   * @param standingMillionths what evaluators gained by its updates in all rounds by then; null
   *     where nobody judges them
   */
  public record Client(
      String member,
      @Nullable String digest,
      boolean counted,
      @Nullable String excluded,
      @Nullable String secondDigest,
      @Nullable Long standingMillionths) {}

  /**
   * @param candidate SHA-256 of the weights that the round would make
   * @param passed whether the gate let them through
   * @param gains what each evaluator measured, in the order of the plan
   */
  public record Verdict(String candidate, boolean passed, List<Gain> gains) {}

  /**
   * @param member the evaluator
   * @param millionths PR-AUC on its holdout with these weights less that with those before; null if
   *     it said nothing, which counts as a loss
   */
  public record Gain(String member, @Nullable Integer millionths) {}

  static Round opened(FederationFact federation, Standing<RoundFact> state) {
    RoundFact said = state.fact();
    return new Round(
        said.number(),
        said.status(),
        said.aggregator(),
        state.since(),
        null,
        null,
        said.globalDigest(),
        null,
        clients(federation, said),
        said.cumulativeMillionths(),
        null,
        state.state());
  }

  Round ended(FederationFact federation, Standing<RoundFact> end) {
    RoundFact said = end.fact();
    return new Round(
        number,
        said.status(),
        openedBy,
        openedAt,
        said.aggregator(),
        end.since(),
        trainedFrom,
        said.globalDigest(),
        clients(federation, said),
        said.cumulativeMillionths(),
        verdict(federation, said),
        end.state());
  }

  private static @Nullable Verdict verdict(FederationFact federation, RoundFact round) {
    RoundFact.Verdict said = round.verdict();
    GateTerms gate = federation.gate();
    if (said == null || gate == null) {
      return null;
    }
    List<Gain> gains = new ArrayList<>();
    for (int evaluator = 0; evaluator < gate.evaluators().size(); evaluator++) {
      int place = evaluator;
      Integer gain =
          said.judgements().stream()
              .filter(each -> each.place() == place)
              .map(RoundFact.Judgement::gainMillionths)
              .findFirst()
              .orElse(null);
      gains.add(new Gain(gate.evaluators().get(place).member(), gain));
    }
    return new Verdict(said.candidate(), round.status().equals("AGGREGATED"), gains);
  }

  private static List<Client> clients(FederationFact federation, RoundFact round) {
    List<Client> clients = new ArrayList<>();
    for (int seat = 0; seat < federation.seats().size(); seat++) {
      int place = seat;
      String digest =
          round.commitments().stream()
              .filter(each -> each.seat() == place)
              .map(RoundFact.Commitment::digest)
              .findFirst()
              .orElse(null);
      RoundFact.Exclusion excluded =
          round.excluded().stream().filter(each -> each.seat() == place).findFirst().orElse(null);
      if (digest != null || excluded != null) {
        clients.add(
            new Client(
                federation.seats().get(seat).member(),
                digest,
                round.counts(seat),
                excluded == null ? null : excluded.reason(),
                excluded == null ? null : excluded.secondDigest(),
                round.standings().isEmpty() ? null : round.standing(seat)));
      }
    }
    return clients;
  }
}
