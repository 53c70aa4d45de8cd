// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.observer.LedgerReport;

/** A command on its way through the network, up to the moment of the kill. */
final class Scene {
  /** How long a command takes from one phase to the next, at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TrialConsortium consortium;
  private final Command<?> command;
  private final Set<Party> frozen = EnumSet.noneOf(Party.class);

  Scene(TrialConsortium consortium, Command<?> command) {
    this.consortium = consortium;
    this.command = command;
  }

  Command<?> command() {
    return command;
  }

  void give() throws IOException {
    command.give(initiator(), 1);
  }

  /** Gives the command, while the notary is frozen, and waits for its signed transaction. */
  void giveAndAwaitSigned() throws Exception {
    Set<String> before = signedButNotRecorded();
    give();
    await(
        "a signed transaction",
        () -> {
          Set<String> now = signedButNotRecorded();
          now.removeAll(before);
          return !now.isEmpty();
        });
  }

  /** The outbox knows a transaction as soon as it is signed; the storage, once it is recorded. */
  private Set<String> signedButNotRecorded() throws Exception {
    LedgerReport report = initiator().report();
    Set<String> ids = new HashSet<>();
    report.getTold().forEach(told -> ids.add(told.getTxId()));
    report.getEntries().forEach(entry -> ids.remove(entry.getTxId().toString()));
    return ids;
  }

  /** Gives the command, and returns within a millisecond or two of the notary's commit. */
  void giveAndAwaitNotarised() throws Exception {
    NotaryLog log = new NotaryLog(consortium.network());
    long before = log.length();
    give();
    Patience.await(
        PATIENCE,
        Duration.ofMillis(1),
        "the notary to commit",
        () -> log.hasCommittedSince(before));
  }

  void awaitLeftAt(Party party) throws Exception {
    Bank there = consortium.network().operator(party);
    await(party + " to record", () -> !command.left(there).isEmpty());
  }

  /** Waits until so many bytes of the artifact that is fetched have come. */
  void awaitReceived(long bytes) throws Exception {
    ArtifactDescription fetched = command.artifact();
    await(
        bytes + " bytes of the artifact",
        () -> consortium.artifacts().received(command.initiator(), fetched) >= bytes);
  }

  void freeze(Party party) throws IOException, InterruptedException {
    consortium.network().freeze(party);
    frozen.add(party);
  }

  void thaw(Party party) throws IOException, InterruptedException {
    consortium.network().thaw(party);
    frozen.remove(party);
  }

  /** Lets all go on. */
  void thawAll() throws IOException, InterruptedException {
    for (Party party : Set.copyOf(frozen)) {
      thaw(party);
    }
  }

  private Bank initiator() throws IOException {
    return consortium.network().operator(command.initiator());
  }

  private static void await(String what, Callable<Boolean> condition) throws InterruptedException {
    Patience.await(PATIENCE, what, condition);
  }
}
