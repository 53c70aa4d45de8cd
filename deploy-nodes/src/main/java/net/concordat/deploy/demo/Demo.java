// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.cheat.PretendConsortiumFlow;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/**
 * The main job from end to end on a network that is up: bank A shares pretrained models with bank B
 * under privacy rules, bank B adapts them to its own rows, the members review and approve, and the
 * regulator sees all of it and holds no weights. On the way it tries what must fail.
 *
 * <p>What a bank's staff does, it does at the bank's registry. Bank C's cheating needs a node that
 * runs another program, so that alone goes past the registry.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int JOB_PASSES = 20;
  private static final int ROWS_OF_B = 301;

  private final Narrator narrator;
  private final WorkerActs workers;
  private final PeopleActs people;
  private final LedgerActs acts;
  private final UseActs uses;
  private final Documents documents;
  private final Map<UseCase, SharedModel> ofA = new LinkedHashMap<>();
  private final Map<UseCase, SharedModel> ofB = new LinkedHashMap<>();
  private final Map<UseCase, Documents.Validation> validatedByA = new HashMap<>();
  private final Map<UseCase, Documents.Validation> validatedByB = new HashMap<>();
  private final Office bankA;
  private final Office bankB;
  private final Office bankC;
  private final List<String> others;

  /**
   * @param banks that act
   * @param others further members, by their names on the ledger
   */
  Demo(Narrator narrator, WorkerActs workers, List<Office> banks, List<String> others) {
    this.others = others;
    this.narrator = narrator;
    this.workers = workers;
    this.people = new PeopleActs(narrator);
    this.acts = new LedgerActs(narrator, people);
    this.documents = new Documents(narrator);
    this.uses = new UseActs(narrator, people, documents);
    this.bankA = banks.get(0);
    this.bankB = banks.get(1);
    this.bankC = banks.get(2);
  }

  /** Every bank says on which rows it will measure, before it can know what. */
  void commitHoldouts() throws Exception {
    narrator.heading("Each bank commits on the ledger to the rows that it will measure models on");
    for (UseCase useCase : UseCase.ALL) {
      for (Office bank : List.of(bankA, bankB, bankC)) {
        acts.commit(bank, useCase, workers.commitment(bank.party(), useCase));
      }
    }
  }

  /** Each bank's people, by whose passkeys it decides. */
  void enrolPeople() throws Exception {
    narrator.heading("Each bank enrols the people who decide for it");
    for (Office bank : List.of(bankA, bankB, bankC)) {
      people.enrol(bank);
    }
  }

  /** Bank A's side: pretrain, publish, have reviewed and approved. */
  void shareFromBankA() throws Exception {
    narrator.heading("Bank A, with the long history, pretrains and publishes");
    for (UseCase useCase : UseCase.ALL) {
      Map<String, Object> terms = Terms.longest(useCase);
      SharedModel published =
          acts.publish(
              bankA,
              useCase,
              workers.pretrain(bankA, useCase),
              Terms.policy(recipients(useCase), List.of(bankB, bankC), terms),
              terms,
              null);
      documents.card(published);
      ofA.put(useCase, published);
    }
    narrator.refused(
        "BankC asks BankA for a model that it has no grant for",
        () -> LedgerActs.request(of(ofA, UseCase.FRAUD), bankC));
    narrator.heading("Banks B and C review on their own rows and approve");
    for (UseCase useCase : UseCase.ALL) {
      reviewAndApprove(of(ofA, useCase), List.of(bankB, bankC));
    }
  }

  /** The credit model may go to both others, who can then train it together. */
  private List<String> recipients(UseCase useCase) {
    if (!useCase.equals(UseCase.CREDIT_RISK)) {
      return List.of(bankB.name());
    }
    List<String> all = new ArrayList<>(List.of(bankB.name(), bankC.name()));
    all.addAll(others);
    return all;
  }

  /** A grant of little time, to be used too late. */
  BriefGrant grantBriefly() throws Exception {
    narrator.heading("Bank A grants the credit model to bank B, for a little more than a minute");
    SharedModel model = of(ofA, UseCase.CREDIT_RISK);
    bankB.awaitVersion(model, SharedModel.APPROVED);
    Map<String, Object> terms = Terms.brief(UseCase.CREDIT_RISK);
    return new BriefGrant(acts.grant(model, bankB, "USE", terms), Terms.expiry(terms));
  }

  /** A grant that runs out. */
  record BriefGrant(String grantId, Instant expiresAt) {}

  /** Bank B's side: receive, adapt, publish what was derived. */
  void adaptAtBankB(UseCase useCase) throws Exception {
    narrator.heading("Bank B adapts " + useCase.modelName() + " to its own rows");
    SharedModel parent = of(ofA, useCase);
    bankB.awaitVersion(parent, SharedModel.APPROVED);
    Map<String, Object> terms = Terms.lasting(useCase);
    acts.grant(parent, bankB, "USE", terms);
    acts.deliver(parent, bankB);
    SharedModel derived =
        acts.publish(
            bankB,
            useCase,
            workers.fineTune(bankB, parent, delivered(bankB, parent)),
            Terms.policy(List.of(bankA.name()), List.of(bankA, bankC), terms),
            terms,
            parent);
    documents.card(derived);
    ofB.put(useCase, derived);
  }

  void shareOnwardAgainstThePolicy() throws Exception {
    narrator.refused(
        "BankB shares BankA's model onward to BankC, against the policy",
        () ->
            LedgerActs.offer(
                bankB, of(ofA, UseCase.FRAUD), bankC, "USE", Terms.lasting(UseCase.FRAUD)));
  }

  /** Bank C's node runs a CorDapp that does not keep to the rules, and no registry drives it. */
  void pretendConsortium() throws Exception {
    SecureHash grant =
        bankC.operator().run(PretendConsortiumFlow.class, bankB.operator().identity());
    Patience.await(PATIENCE, "BankB to refuse", () -> refusalOf(bankB, grant) != null);
    narrator.noteRefusal(
        "BankC founds a second consortium of the same name and sends BankB a grant made there",
        String.valueOf(refusalOf(bankB, grant)));
  }

  void useExpiredGrant(BriefGrant grant) throws Exception {
    narrator.step(
        "The brief grant runs out",
        () -> {
          Patience.await(
              Terms.SHORT.plus(PATIENCE),
              "the grant to expire",
              () -> Instant.now().isAfter(grant.expiresAt()));
          return grant;
        });
    narrator.refused(
        "BankB uses its grant of the credit model after it expired",
        () -> LedgerActs.request(of(ofA, UseCase.CREDIT_RISK), bankB));
    acts.revoke(bankA, grant.grantId());
  }

  /** The consortium decides on what bank B made, and bank B gives it back. */
  void approveAndGiveBack() throws Exception {
    narrator.heading("Banks A and C review what bank B made, and approve it");
    for (UseCase useCase : UseCase.ALL) {
      SharedModel derived = of(ofB, useCase);
      validatedByB.put(useCase, validate(derived, bankB, derived.artifact().zip()));
      reviewAndApprove(derived, List.of(bankA, bankC));
    }
    narrator.heading("Bank B gives the adapted models back to bank A");
    for (UseCase useCase : UseCase.ALL) {
      SharedModel derived = of(ofB, useCase);
      bankA.awaitVersion(derived, SharedModel.APPROVED);
      acts.grant(derived, bankA, "USE", derived.terms());
      acts.deliver(derived, bankA);
    }
  }

  /** Bank B's people decide to use what it made. */
  void adoptAtBankB() throws Exception {
    narrator.heading("Bank B's people adopt what it made");
    for (UseCase useCase : UseCase.ALL) {
      uses.makeChampion(bankB, of(ofB, useCase), Objects.requireNonNull(validatedByB.get(useCase)));
    }
  }

  /** What is left for whoever looks at the banks' pages next. */
  void leaveOpen(BankData data) throws Exception {
    OpenMatters matters = new OpenMatters(narrator, people, data);
    narrator.heading("Some things are left open, for you to go on with in the banks' pages");
    matters.offer(of(ofA, UseCase.CREDIT_RISK), bankB);
    matters.question(bankA, adapted());
    matters.proposal(bankA, adapted(), Objects.requireNonNull(validatedByA.get(UseCase.FRAUD)));
    matters.budget(bankB, UseCase.FRAUD, ROWS_OF_B);
    matters.job(bankB, of(ofA, UseCase.FRAUD), JOB_PASSES);
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
    WorkerProcess.TrainedArtifact adapted = adapted().artifact();
    return new DemoReport.ArtifactFacts(
        adapted.digest(), adapted.bytes(), of(ofA, UseCase.FRAUD).artifact().digest());
  }

  /** The fraud model as bank B adapted it. */
  SharedModel adapted() {
    return of(ofB, UseCase.FRAUD);
  }

  /** Every version that was published. */
  Collection<SharedModel> models() {
    List<SharedModel> all = new ArrayList<>(ofA.values());
    all.addAll(ofB.values());
    return all;
  }

  /** Every artifact that was published, by digest. */
  Map<SecureHash, Path> artifacts() {
    Map<SecureHash, Path> all = new LinkedHashMap<>();
    models()
        .forEach(
            model -> all.put(SecureHash.create(model.artifact().digest()), model.artifact().zip()));
    return all;
  }

  boolean allApproved() throws IOException, InterruptedException {
    for (SharedModel model : ofB.values()) {
      if (!SharedModel.status(bankB.get(model.path())).equals(SharedModel.APPROVED)) {
        return false;
      }
    }
    return true;
  }

  private static SharedModel of(Map<UseCase, SharedModel> models, UseCase useCase) {
    return Objects.requireNonNull(models.get(useCase), () -> useCase + " is not published yet");
  }

  private void reviewAndApprove(SharedModel pending, List<Office> reviewers) throws Exception {
    for (Office reviewer : reviewers) {
      acts.grant(pending, reviewer, "REVIEW", pending.terms());
      acts.deliver(pending, reviewer);
      Documents.Validation report = validate(pending, reviewer, delivered(reviewer, pending));
      if (reviewer == bankA) {
        validatedByA.put(pending.useCase(), report);
      }
      acts.approve(pending, reviewer, report.digest());
      if (reviewer == bankB && pending.useCase().equals(UseCase.FRAUD)) {
        narrator.refused(
            pending.owner().party() + " concludes " + pending + " with one signature of two",
            () -> LedgerActs.count(pending));
      }
    }
    acts.conclude(pending);
  }

  /** Measures a version and files what the validator says of it. */
  private Documents.Validation validate(SharedModel model, Office evaluator, Path artifact)
      throws Exception {
    WorkerActs.Measured measured = workers.evaluate(model, evaluator, artifact);
    acts.evaluate(model, evaluator, measured);
    documents.evaluation(model, evaluator, measured.report());
    return documents.validation(model, evaluator, measured.figures());
  }

  /** Where a delivered artifact lies in a bank's store. */
  private static Path delivered(Office bank, SharedModel model) {
    return bank.network().node(bank.party()).artifact(model.artifact().digest());
  }

  private static @Nullable String refusalOf(Office bank, SecureHash txId) throws Exception {
    for (LedgerReport.Refusal refusal : bank.operator().report().getRefusals()) {
      if (refusal.getTxId().equals(txId.toString())) {
        return refusal.getReason();
      }
    }
    return null;
  }
}
