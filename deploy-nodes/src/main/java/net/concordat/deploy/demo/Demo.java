// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.cheat.PretendConsortiumFlow;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/**
 * The main job from end to end on a network that is up: bank A shares pretrained models with bank B
 * under privacy rules, bank B adapts them to its own rows, the members review and approve, and the
 * regulator sees all of it and holds no weights. On the way it tries what must fail.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Network network;
  private final Narrator narrator;
  private final WorkerActs workers;
  private final PeopleActs people;
  private final LedgerActs acts;
  private final Map<UseCase, SharedModel> ofA = new LinkedHashMap<>();
  private final Map<UseCase, SharedModel> ofB = new LinkedHashMap<>();
  private final Map<UseCase, Path> evidenceOfB = new HashMap<>();
  private final Bank bankA;
  private final Bank bankB;
  private final Bank bankC;

  Demo(Network network, Narrator narrator, WorkerActs workers, List<Bank> banks) {
    this.network = network;
    this.narrator = narrator;
    this.workers = workers;
    this.people = new PeopleActs(network, narrator);
    this.acts = new LedgerActs(narrator, people);
    this.bankA = banks.get(0);
    this.bankB = banks.get(1);
    this.bankC = banks.get(2);
  }

  List<JsonNode> prepareData() throws Exception {
    narrator.heading("Each bank gets its own rows");
    List<JsonNode> counts = workers.prepare();
    for (Bank bank : List.of(bankA, bankB, bankC)) {
      for (UseCase useCase : UseCase.ALL) {
        workers.commit(bank.party(), useCase);
      }
    }
    return counts;
  }

  /** Every bank says on which rows it will measure, before it can know what. */
  void commitHoldouts() throws Exception {
    narrator.heading("Each bank commits on the ledger to the rows that it will measure models on");
    for (UseCase useCase : UseCase.ALL) {
      for (Bank bank : List.of(bankA, bankB, bankC)) {
        acts.commit(bank, useCase, workers.commitment(bank.party(), useCase));
      }
    }
  }

  /** Each bank's people, by whose passkeys it decides. */
  void enrolPeople() throws Exception {
    narrator.heading("Each bank enrols the people who decide for it");
    for (Bank bank : List.of(bankA, bankB, bankC)) {
      people.enrol(bank);
    }
  }

  /** Bank A's side: pretrain, publish, have reviewed and approved. */
  void shareFromBankA() throws Exception {
    narrator.heading("Bank A, with the long history, pretrains and publishes");
    for (UseCase useCase : UseCase.ALL) {
      ofA.put(
          useCase,
          acts.publish(
              bankA,
              network.node(Party.BANK_A).artifactStore(),
              useCase,
              workers.pretrain(bankA, useCase),
              Terms.policy(useCase, List.of(bankB), List.of(bankB, bankC)),
              null));
    }
    narrator.refused(
        "BankC asks BankA for a model that it has no grant for",
        () -> LedgerActs.request(of(ofA, UseCase.FRAUD), bankC));
    narrator.heading("Banks B and C review on their own rows and approve");
    for (UseCase useCase : UseCase.ALL) {
      ofA.put(useCase, reviewAndApprove(of(ofA, useCase), List.of(bankB, bankC)));
    }
  }

  /** A grant of little time, to be used too late. */
  GrantState grantBriefly() throws Exception {
    narrator.heading("Bank A grants the credit model to bank B, for a little more than a minute");
    bankB.awaitVersion(of(ofA, UseCase.CREDIT_RISK).version());
    return acts.grant(
        of(ofA, UseCase.CREDIT_RISK), bankB, GrantKind.USE, Terms.brief(UseCase.CREDIT_RISK));
  }

  /** Bank B's side: receive, adapt, publish what was derived. */
  void adaptAtBankB(UseCase useCase) throws Exception {
    narrator.heading("Bank B adapts " + useCase.modelName() + " to its own rows");
    SharedModel parent = of(ofA, useCase);
    bankB.awaitVersion(parent.version());
    UsageTerms terms = acts.grant(parent, bankB, GrantKind.USE, Terms.lasting(useCase)).getTerms();
    acts.deliver(parent, bankB);
    ofB.put(
        useCase,
        acts.publish(
            bankB,
            network.node(Party.BANK_B).artifactStore(),
            useCase,
            workers.fineTune(bankB, parent, delivered(bankB, parent)),
            Terms.derived(List.of(bankA), List.of(bankA, bankC), terms),
            parent));
  }

  void shareOnwardAgainstThePolicy() throws Exception {
    SharedModel model = of(ofA, UseCase.FRAUD);
    narrator.refused(
        "BankB shares BankA's model onward to BankC, against the policy",
        () ->
            bankB.run(
                OfferGrantFlow.class,
                LedgerActs.commandId(),
                LedgerActs.offer(model, bankC, GrantKind.USE, Terms.lasting(UseCase.FRAUD))));
  }

  /** Bank C's node runs a CorDapp that does not keep to the rules. */
  void pretendConsortium() throws Exception {
    SecureHash grant = bankC.run(PretendConsortiumFlow.class, bankB.identity());
    Patience.await(PATIENCE, "BankB to refuse", () -> refusalOf(bankB, grant) != null);
    narrator.noteRefusal(
        "BankC founds a second consortium of the same name and sends BankB a grant made there",
        String.valueOf(refusalOf(bankB, grant)));
  }

  void useExpiredGrant(GrantState grant) throws Exception {
    Instant end = grant.getTerms().getExpiresAt();
    narrator.step(
        "The brief grant runs out",
        () -> {
          Patience.await(
              Terms.SHORT.plus(PATIENCE), "the grant to expire", () -> Instant.now().isAfter(end));
          return end;
        });
    narrator.refused(
        "BankB uses its grant of the credit model after it expired",
        () -> LedgerActs.request(of(ofA, UseCase.CREDIT_RISK), bankB));
    narrator.ledger(
        "BankA revokes it",
        () -> bankA.run(RevokeGrantFlow.class, LedgerActs.commandId(), grant.getGrantId()));
  }

  /** The consortium decides on what bank B made, and bank B gives it back. */
  void approveAndGiveBack() throws Exception {
    narrator.heading("Banks A and C review what bank B made, and approve it");
    for (UseCase useCase : UseCase.ALL) {
      SharedModel derived = of(ofB, useCase);
      evidenceOfB.put(useCase, evaluate(derived, bankB, derived.artifact().zip()));
      ofB.put(useCase, reviewAndApprove(derived, List.of(bankA, bankC)));
    }
    narrator.heading("Bank B gives the adapted models back to bank A");
    for (UseCase useCase : UseCase.ALL) {
      SharedModel derived = of(ofB, useCase);
      bankA.awaitVersion(derived.version());
      acts.grant(derived, bankA, GrantKind.USE, derived.version().getPolicy().getTerms());
      acts.deliver(derived, bankA);
    }
  }

  /** Bank B's people decide to use what it made. */
  void adoptAtBankB() throws Exception {
    narrator.heading("Bank B's people adopt what it made");
    for (UseCase useCase : UseCase.ALL) {
      people.makeChampion(
          bankB, of(ofB, useCase), Objects.requireNonNull(evidenceOfB.get(useCase)));
    }
  }

  /** The table over seeds: fraud with the very artifact that was delivered. */
  List<JsonNode> compare(UseCase useCase, int seeds) throws Exception {
    narrator.heading(
        "Is it worth it? All four models on bank B's untouched rows, over %d seeds, in %s"
            .formatted(seeds, useCase.name()));
    return workers.compare(
        useCase, seeds, useCase.equals(UseCase.FRAUD) ? delivered(bankB, of(ofA, useCase)) : null);
  }

  DemoReport.ArtifactFacts artifactFacts() {
    WorkerProcess.TrainedArtifact adapted = of(ofB, UseCase.FRAUD).artifact();
    return new DemoReport.ArtifactFacts(
        adapted.digest(), adapted.bytes(), of(ofA, UseCase.FRAUD).artifact().digest());
  }

  /** Every artifact that was published, by digest. */
  Map<SecureHash, Path> artifacts() {
    Map<SecureHash, Path> all = new LinkedHashMap<>();
    List.of(ofA, ofB)
        .forEach(
            models ->
                models
                    .values()
                    .forEach(
                        model ->
                            all.put(
                                SecureHash.create(model.artifact().digest()),
                                model.artifact().zip())));
    return all;
  }

  boolean allApproved() {
    return ofB.values().stream()
        .allMatch(model -> model.version().getStatus() == VersionStatus.APPROVED);
  }

  private static SharedModel of(Map<UseCase, SharedModel> models, UseCase useCase) {
    return Objects.requireNonNull(models.get(useCase), () -> useCase + " is not published yet");
  }

  private SharedModel reviewAndApprove(SharedModel pending, List<Bank> reviewers) throws Exception {
    for (Bank reviewer : reviewers) {
      acts.grant(pending, reviewer, GrantKind.REVIEW, pending.version().getPolicy().getTerms());
      acts.deliver(pending, reviewer);
      Path evidence = evaluate(pending, reviewer, delivered(reviewer, pending));
      acts.approve(pending, reviewer, evidence);
      if (reviewer == bankB && pending.useCase().equals(UseCase.FRAUD)) {
        narrator.refused(
            pending.owner().party() + " concludes " + pending + " with one signature of two",
            () -> LedgerActs.count(pending));
      }
    }
    return acts.conclude(pending);
  }

  private Path evaluate(SharedModel model, Bank evaluator, Path artifact) throws Exception {
    WorkerActs.Measured measured = workers.evaluate(model, evaluator, artifact);
    acts.evaluate(model, evaluator, measured.figures(), measured.report());
    return measured.report();
  }

  /** Where a delivered artifact lies in a bank's store. */
  private Path delivered(Bank bank, SharedModel model) {
    return network.node(bank.party()).artifact(model.artifact().digest());
  }

  private static @Nullable String refusalOf(Bank bank, SecureHash txId) throws Exception {
    for (LedgerReport.Refusal refusal : bank.report().getRefusals()) {
      if (refusal.getTxId().equals(txId.toString())) {
        return refusal.getReason();
      }
    }
    return null;
  }
}
