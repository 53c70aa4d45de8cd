// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;

/** Looks at all ledgers for what a command has left there, once every node is up again. */
final class Aftermath<T extends ConcordatState> {
  /** How long the rest may take once the initiator has its answer: outboxes, and flows that end. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final TrialConsortium consortium;
  private final Command<T> command;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  Aftermath(TrialConsortium consortium, Command<T> command) {
    this.consortium = consortium;
    this.command = command;
  }

  /**
   * Compares what is there with the answer that the initiator has.
   *
   * @param answer what the command has left, by its flow
   */
  Outcome outcome(StateAndRef<T> answer) throws Exception {
    for (Party holder : command.holders()) {
      awaited(holder + " to hold " + answer.getRef(), () -> refs(holder).contains(answer.getRef()));
    }
    for (Party party : consortium.ledgers()) {
      awaited("the flows of " + party + " to end", () -> operator(party).runningFlows().isEmpty());
    }
    StateRef again = command.repeat(operator(command.initiator())).getRef();
    if (!again.equals(answer.getRef())) {
      doubled.add("the answer was " + answer.getRef() + ", then " + again);
    }
    Set<StateRef> all = new HashSet<>();
    for (Party party : consortium.ledgers()) {
      all.addAll(refs(party));
    }
    if (all.size() > 1) {
      doubled.add(command.id() + " left " + all);
    }
    checkArtifact();
    return new Outcome(lost, doubled);
  }

  private void awaited(String what, Callable<Boolean> condition) throws InterruptedException {
    try {
      Patience.await(PATIENCE, what, condition);
    } catch (DeployException vain) {
      lost.add(String.valueOf(vain.getMessage()));
    }
  }

  private void checkArtifact() throws IOException {
    ModelVersionState fetched = command.fetches();
    if (fetched == null) {
      return;
    }
    long size = consortium.artifacts().stored(command.initiator(), fetched.getArtifact()).orElse(0);
    if (size != fetched.getArtifact().getSizeBytes()) {
      lost.add("of " + fetched.getArtifact().getDigest() + " all but " + size + " bytes");
    }
    for (Path broken : StoreFiles.of(consortium.network(), command.initiator()).broken()) {
      lost.add(broken + " has another digest than its name");
    }
  }

  private Set<StateRef> refs(Party party) throws IOException {
    Set<StateRef> refs = new HashSet<>();
    command.left(operator(party)).forEach(found -> refs.add(found.getRef()));
    return refs;
  }

  private Bank operator(Party party) throws IOException {
    return consortium.network().operator(party);
  }
}
