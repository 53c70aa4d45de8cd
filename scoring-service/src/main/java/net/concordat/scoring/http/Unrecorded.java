// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.decisions.record.Decision;
import net.concordat.scoring.decision.Case;
import net.concordat.scoring.http.Answers.DecisionAnswer;
import net.concordat.scoring.http.Answers.DecisionsAnswer;
import net.concordat.scoring.http.Answers.LedgerAnswer;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Gate.Ready;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What decisions are measured against: the same requests, scored but not recorded at {@code
 * /decisions}, and answered without more than having been read at {@code /nothing}. For benches
 * alone; no service has it.
 */
public final class Unrecorded extends Handler.Abstract {
  private final Tokens tokens;
  private final Gate gate;

  /** Beside a service's gate. */
  public Unrecorded(URI issuer, String audience, Gate gate, Clock clock) {
    this.tokens = new Tokens(issuer, audience, clock);
    this.gate = gate;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Caller caller = tokens.caller(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    Requests.ToDecide asked = Requests.read(Dispatch.body(request), Requests.ToDecide.class);
    Object answer =
        Request.getPathInContext(request).equals("/nothing")
            ? Map.of("decisions", asked.cases().size())
            : scored(caller, asked);
    byte[] body = Requests.JSON.writeValueAsBytes(answer);
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private DecisionsAnswer scored(Caller caller, Requests.ToDecide asked) {
    Ready ready = gate.champion(asked.usablePurpose());
    List<Case> cases = asked.cases();
    List<Scored> scores = ready.scorer().score(cases.stream().map(Case::values).toList());
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
              Instant.now(),
              caller.name(),
              null,
              null));
    }
    return new DecisionsAnswer(answers, LedgerAnswer.of(gate.contact()));
  }
}
