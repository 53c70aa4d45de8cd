// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.Party.BANK_A;
import static net.concordat.deploy.Party.BANK_C;
import static net.concordat.deploy.Party.NOTARY;
import static net.concordat.deploy.Party.REGULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.concordat.cheat.Attempt;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.AdoptionForgeries.Right;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/**
 * Bank C, whose administrator can make its node say whatever is not signed by a passkey, beside
 * bank A and the regulator, who are honest.
 */
final class PeopleScene implements AutoCloseable {
  static final List<Role> RULE = List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int BYTES = 1000;

  final Employee developer = new Employee(Role.MODEL_DEVELOPER, Role.MODEL_VALIDATOR);
  final Employee validator = new Employee(Role.MODEL_VALIDATOR, Role.MODEL_DEVELOPER);
  final Employee approver = new Employee(Role.MODEL_APPROVER);

  final TrialNetwork network;
  final TrialConsortium trial;
  final HonestParties honest;
  final PeopleForgeries people;
  final BudgetForgeries budgets;
  final ReviewForgeries reviews;
  final AdoptionForgeries adoptions;
  final Bank a;
  final Bank c;

  /** A's, pending; C is asked to decide on it. */
  final StateAndRef<ModelVersionState> asked;

  /** A's, approved by C's people by the rules. */
  final StateAndRef<ModelVersionState> theirs;

  /** C's own, approved by A's people, and who developed it. */
  final Right own;

  private long artifacts;

  private PeopleScene(TrialNetwork network, TrialConsortium trial) throws Exception {
    this.network = network;
    this.trial = trial;
    this.honest = new HonestParties(network, BANK_A, REGULATOR);
    this.a = network.operator(BANK_A);
    this.c = network.operator(BANK_C);
    this.people =
        new PeopleForgeries(
            new Forgeries(c, trial.founded().getHeader().getConsortiumId()), c.identity());
    this.budgets = new BudgetForgeries(people, c);
    this.reviews = new ReviewForgeries(people, c);
    this.adoptions = new AdoptionForgeries(people);
    people.made(
        people.opening(people.ticketOf(c.identity()), c.identity(), staff(), RULE),
        new PeopleContract.Commands.Open());
    this.asked = asked("asked of C");
    this.theirs = approved("used by C");
    this.own = own("C's own");
  }

  /** Founds a consortium of the two banks, opens bank C's registers, and publishes versions. */
  static PeopleScene open(Path folder) throws Exception {
    List<Party> parties = List.of(NOTARY, BANK_A, BANK_C, REGULATOR);
    TrialNetwork network =
        TrialNetwork.start(folder, parties, parties, founded -> founded.withCheatAt(BANK_C));
    try {
      return new PeopleScene(network, TrialConsortium.found(network, 1, 2));
    } catch (Exception failure) {
      network.close();
      throw failure;
    }
  }

  /** Bank C's people. */
  List<Employee> staff() {
    return List.of(developer, validator, approver);
  }

  /** A pending version of bank A's, on which bank C is asked to decide. */
  private StateAndRef<ModelVersionState> asked(String name) throws Exception {
    SecureHash model = trial.register(BANK_A, name);
    ModelVersionState pending =
        trial.publish(BANK_A, trial.drafts().version(BANK_A, model, artifact(BANK_A)));
    a.run(RequestDecisionFlow.class, model, pending.getVersion(), List.of(c.identity()));
    c.awaitVersion(pending);
    return people.version(model);
  }

  /** A version of bank A's, approved by bank C's people by the rules. */
  private StateAndRef<ModelVersionState> approved(String name) throws Exception {
    StateAndRef<ModelVersionState> pending = asked(name);
    ReviewSubject subject = ReviewForgeries.subject(pending, Decision.APPROVE);
    TornOff decided =
        reviews.shown(reviews.conclude(people.approved(subject, validator, approver)));
    Attempt told =
        reviews
            .approving(pending, c.identity(), subject, decided)
            .attempt(new ApprovalContract.Commands.Decide(decided), a.identity());
    assertThat(told.getRefusal()).isNull();
    Patience.await(
        PATIENCE,
        "BankA to have the decision",
        () ->
            a.known(ApprovalState.class).stream()
                .anyMatch(found -> found.getRef().getTxhash().equals(told.getTxId())));
    SecureHash model = subject.getVersion().getModelId();
    StateAndRef<ModelVersionState> concluded =
        a.run(
            ConcludeModelVersionFlow.class,
            TrialConsortium.commandId(),
            model,
            subject.getVersion().getVersion(),
            Decision.APPROVE);
    c.awaitVersion(concluded.getState().getData());
    return people.version(model);
  }

  /** A pending version of bank C's own. */
  StateAndRef<ModelVersionState> pending(String name) throws Exception {
    SecureHash model = trial.register(BANK_C, name);
    trial.publish(BANK_C, trial.drafts().version(BANK_C, model, artifact(BANK_C)));
    return people.version(model);
  }

  /** A version of bank C's own, developed by its developer and approved by bank A's people. */
  private Right own(String name) throws Exception {
    SecureHash model = trial.register(BANK_C, name);
    ArtifactDescription artifact = artifact(BANK_C);
    StateAndRef<DevelopmentState> development =
        adoptions.developed(artifact.getDigest(), developer);
    VersionProposal anonymous = trial.drafts().version(BANK_C, model, artifact);
    Provenance provenance =
        new Provenance(
            TrialConsortium.DATA_DOMAIN,
            TrialDrafts.ANY_DIGEST,
            TrialDrafts.ANY_DIGEST,
            "a trial",
            null,
            development.getRef());
    ModelVersionState published =
        trial.publish(
            BANK_C,
            new VersionProposal(model, artifact, provenance, anonymous.getPolicy(), null, 0));
    trial.approve(BANK_C, published, List.of(BANK_A));
    return new Right(people.version(model), development);
  }

  private ArtifactDescription artifact(Party owner) throws Exception {
    return trial.artifacts().put(owner, BYTES, artifacts++);
  }

  @Override
  public void close() {
    network.close();
  }
}
