// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.concordat.decisions.record.Decision;
import net.concordat.scoring.decision.Case;
import net.concordat.scoring.http.Answers.DecisionAnswer;
import net.concordat.scoring.http.Answers.DecisionsAnswer;
import net.concordat.scoring.http.Answers.LedgerAnswer;
import net.concordat.scoring.http.Answers.ReceiptAnswer;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.model.Terms;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Gate.Ready;
import org.eclipse.jetty.server.Request;

/**
 * What decisions are measured against: the same requests, scored but not recorded at {@code
 * /decisions}; not scored either, but answered as long as decisions are at {@code /answered}; and
 * answered with their number alone at {@code /nothing}. All check the token and read the whole
 * request. For benches alone; no service has it.
 */
public final class Unrecorded extends JsonHandler {
  private static final UUID ID = new UUID(0x1234567812341234L, 0x8234123456781234L);
  private static final String HASH = "a1".repeat(32);
  private static final ReceiptAnswer RECEIPT =
      new ReceiptAnswer(
          ID, 12_345_678, HASH, HASH, 17, 64, Collections.nCopies(6, HASH), HASH + HASH);

  private final Gate gate;

  /** Beside a service's gate. */
  public Unrecorded(URI issuer, String audience, Gate gate, Clock clock) {
    super(new Tokens(issuer, audience, clock));
    this.gate = gate;
  }

  @Override
  boolean waits(Request request) {
    return false;
  }

  @Override
  CompletableFuture<Answer> answer(Request request, Caller caller, byte[] body) {
    Requests.ToDecide asked = Requests.read(body, Requests.ToDecide.class);
    Object answer =
        switch (Request.getPathInContext(request)) {
          case "/nothing" -> Map.of("decisions", asked.cases().size());
          case "/answered" -> answered(caller, asked);
          default -> scored(caller, asked);
        };
    return CompletableFuture.completedFuture(new Answer(200, answer));
  }

  /** As long as an answer of which 64 receipts were signed together, and always the same. */
  private static DecisionsAnswer answered(Caller caller, Requests.ToDecide asked) {
    Instant now = Instant.now();
    return new DecisionsAnswer(
        asked.cases().stream()
            .map(
                one ->
                    new DecisionAnswer(
                        one.id(),
                        HASH + "/3",
                        ID,
                        0.012345678901234567,
                        0.5,
                        Decision.PASSED.name(),
                        Answers.ranked(List.of("V14", "V10", "V12", "V4")),
                        Terms.REFERENCE,
                        now,
                        caller.name(),
                        null,
                        RECEIPT))
            .toList(),
        new LedgerAnswer(now, false, null));
  }

  private DecisionsAnswer scored(Caller caller, Requests.ToDecide asked) {
    Ready ready = gate.champion(asked.usablePurpose());
    List<Case> cases = asked.cases();
    List<Scored> scores = ready.scorer().score(cases.stream().map(Case::byField).toList());
    List<DecisionAnswer> answers = new ArrayList<>();
    double threshold = ready.terms().threshold();
    for (int i = 0; i < cases.size(); i++) {
      Scored scored = scores.get(i);
      answers.add(
          new DecisionAnswer(
              cases.get(i).id(),
              ready.served().versionId(),
              ready.served().adoptionId(),
              scored.score(),
              threshold,
              Decision.of(scored.score(), threshold).name(),
              Answers.ranked(scored.reasons()),
              ready.terms().baseline(),
              Instant.now(),
              caller.name(),
              null,
              null));
    }
    return new DecisionsAnswer(answers, LedgerAnswer.of(gate.contact()));
  }
}
