// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;

/** What must hold over all ledgers once all commands are done, however many nodes died. */
final class Reckoning {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final TrialConsortium consortium;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  Reckoning(TrialConsortium consortium) {
    this.consortium = consortium;
  }

  Outcome outcome() throws Exception {
    checkObserved();
    for (Party party : consortium.ledgers()) {
      checkCharters(party);
    }
    for (Party bank : consortium.banks()) {
      checkVersions(bank, bank);
      checkVersions(bank, Party.REGULATOR);
      checkPrivate(bank);
      for (Path broken : StoreFiles.of(consortium.network(), bank).broken()) {
        lost.add(broken + " has another digest than its name");
      }
    }
    return new Outcome(lost, doubled);
  }

  /** Whatever the notary has committed, the regulator holds: so no node has lost it. */
  private void checkObserved() throws Exception {
    Set<String> unobserved = new TreeSet<>();
    try {
      Patience.await(
          PATIENCE,
          "the regulator to hold all that is notarised",
          () -> {
            unobserved.clear();
            unobserved.addAll(new NotaryLog(consortium.network()).notarised());
            LedgerReport report = consortium.network().operator(Party.REGULATOR).report();
            report.getEntries().forEach(entry -> unobserved.remove(entry.getTxId().toString()));
            return unobserved.isEmpty();
          });
    } catch (DeployException vain) {
      lost.add("notarised and not observed: " + unobserved);
    }
  }

  /** Each owner's versions have numbers from 1 on, each once, there and at the regulator's. */
  private void checkVersions(Party owner, Party holder) throws IOException {
    net.corda.core.identity.Party identity = consortium.network().operator(owner).identity();
    Map<SecureHash, List<Integer>> published = new HashMap<>();
    for (StateAndRef<ModelVersionState> found :
        consortium.network().operator(holder).recorded(ModelVersionState.class, Instant.EPOCH)) {
      ModelVersionState version = found.getState().getData();
      if (version.getOwner().equals(identity)
          && version.getPublishedAt().equals(version.getHeader().getAt())) {
        published
            .computeIfAbsent(version.getModelId(), model -> new ArrayList<>())
            .add(version.getVersion());
      }
    }
    published.forEach((model, numbers) -> checkNumbers(holder + "'s model " + model, numbers));
  }

  /** What each bank decided and spent is there once, at the bank and at the regulator's. */
  private void checkPrivate(Party member) throws IOException {
    net.corda.core.identity.Party identity = consortium.network().operator(member).identity();
    for (Party holder : List.of(member, Party.REGULATOR)) {
      Outcome outcome =
          new PrivateReckoning(consortium.network().operator(holder), identity).outcome();
      lost.addAll(outcome.lost());
      doubled.addAll(outcome.doubled());
    }
    Set<StateRef> observed = privateStates(Party.REGULATOR, identity);
    Set<StateRef> own = privateStates(member, identity);
    if (!own.equals(observed)) {
      lost.add(
          "private states of %s: %d there, %d at the regulator's"
              .formatted(member, own.size(), observed.size()));
    }
  }

  private Set<StateRef> privateStates(Party holder, net.corda.core.identity.Party member)
      throws IOException {
    return consortium.network().operator(holder).history().stream()
        .filter(
            known ->
                known.getState().getData() instanceof PrivateState state
                    && state.getMember().equals(member))
        .map(StateAndRef::getRef)
        .collect(Collectors.toSet());
  }

  private void checkCharters(Party party) throws IOException {
    List<Integer> versions = new ArrayList<>();
    for (StateAndRef<ConsortiumState> found :
        consortium.network().operator(party).recorded(ConsortiumState.class, Instant.EPOCH)) {
      versions.add(found.getState().getData().getVersion());
    }
    checkNumbers(party + "'s consortium", versions);
  }

  private void checkNumbers(String of, List<Integer> numbers) {
    Set<Integer> distinct = new TreeSet<>(numbers);
    if (distinct.size() < numbers.size()) {
      doubled.add(of + " has versions " + numbers);
    }
    if (Collections.max(distinct) > distinct.size()) {
      lost.add(of + " has versions " + distinct);
    }
  }
}
