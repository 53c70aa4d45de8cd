// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.trial.TrialConsortium;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;

/**
 * Gives one command, kills nodes in the midst of it, starts them again, and has the operator insist
 * on an answer as operators do: under the same id, until it is carried out.
 */
final class KillRound {
  /** A node that was down is looked for again every few seconds; the rest is the flow's own. */
  private static final long ANSWER_SECONDS = 150;

  /** A time window that closed while a node was down takes a second attempt. */
  private static final int MOST_ATTEMPTS = 3;

  private final TrialConsortium consortium;

  KillRound(TrialConsortium consortium) {
    this.consortium = consortium;
  }

  <T extends ConcordatState> Outcome run(
      Command<T> command, Moment moment, Collection<Party> victims) throws Exception {
    Scene scene = new Scene(consortium, command);
    try {
      moment.reach(scene);
      consortium.network().kill(victims);
    } finally {
      scene.thawAll();
    }
    consortium.network().start(victims);
    try {
      return new Aftermath(consortium, command).outcome(insist(command));
    } catch (DeployException lost) {
      return new Outcome(List.of(String.valueOf(lost.getMessage())), List.of());
    }
  }

  private <T extends ConcordatState> StateAndRef<T> insist(Command<T> command)
      throws IOException, InterruptedException, ExecutionException {
    for (int attempt = 1; ; attempt++) {
      try {
        return command
            .give(consortium.network().operator(command.initiator()), attempt)
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException silence) {
        throw new DeployException("no answer within " + ANSWER_SECONDS + " s", silence);
      } catch (ExecutionException failure) {
        if (!(failure.getCause() instanceof FlowException)) {
          throw failure;
        }
        if (attempt == MOST_ATTEMPTS) {
          throw new DeployException(
              "refused " + attempt + " times: " + failure.getCause().getMessage(), failure);
        }
      }
    }
  }
}
