// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.adoption.Adoptions;
import net.concordat.workflows.adoption.ChampionFlow;
import net.concordat.workflows.adoption.ChampionReport;
import net.concordat.workflows.adoption.RetireAdoptionFlow;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.development.SignedDevelopment;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;

/** Bank B uses versions of bank A's, as its people decide. */
final class AdoptionScene {
  static final String PURPOSE = "fraud";
  static final String REPORT = "{\"scope\": \"all\", \"findings\": []}";
  static final SecureHash EVIDENCE = SecureHash.sha256(REPORT);

  private final TestConsortium c;
  private final StartedMockNode a;
  private final StartedMockNode b;

  AdoptionScene(TestConsortium c) {
    this.c = c;
    a = c.bankA;
    b = c.bankB;
  }

  /** Bank A's version, approved, granted to bank B for use, and delivered. */
  ModelVersionState delivered(String weights) {
    ModelVersionState version = c.approved(a, weights, b, c.bankC);
    c.grant(a, b, version, GrantKind.USE);
    c.deliver(a, b, version);
    return version;
  }

  static AdoptSubject subject(ModelVersionState version) {
    return new AdoptSubject(
        version.id(), PURPOSE, "Only for card payments.", EVIDENCE, TestPeople.tomorrow());
  }

  AdoptionState adopt(ModelVersionState version) {
    return adoptedBy(c.people.decide(b, subject(version)));
  }

  /** What the transaction that carried out a proposal adopted. */
  AdoptionState adoptedBy(StateAndRef<ProposalState> accepted) {
    return Objects.requireNonNull(
            Nodes.in(
                b,
                () ->
                    b.getServices()
                        .getValidatedTransactions()
                        .getTransaction(accepted.getRef().getTxhash())))
        .getTx()
        .outputsOfType(AdoptionState.class)
        .get(0);
  }

  void promote(AdoptionState adoption, AliasPlace place) {
    c.people.decide(b, new PromoteSubject(adoption.getAdoptionId(), PURPOSE, place));
  }

  static ChampionReport champion(StartedMockNode asked, StartedMockNode member, Instant at) {
    return run(asked, new ChampionFlow(party(member), PURPOSE, at));
  }

  UUID championNow() {
    return Objects.requireNonNull(champion(b, b, Instant.now()).getChampion())
        .getAdoption()
        .getAdoptionId();
  }

  Alias alias() {
    return Nodes.in(b, () -> new Adoptions(new Vault(b.getServices()), party(b)).register())
        .getState()
        .getData()
        .of(PURPOSE)
        .orElseThrow();
  }

  AdoptionState retire(AdoptionState adoption) {
    return run(b, new RetireAdoptionFlow(commandId(), adoption.getAdoptionId()))
        .getState()
        .getData();
  }

  /** Bank B's people say that they, and nobody else, developed an artifact. */
  RecordDevelopmentFlow recording(
      SecureHash artifact, SecureHash signedFor, TestPerson... developers) {
    OpaqueBytes salt = new OpaqueBytes(SecureHash.randomSHA256().getBytes());
    SecureHash challenge =
        DevelopmentState.challenge(
            Nodes.in(b, () -> new ConsortiumPin(b.getServices()).pinned().orElseThrow()),
            party(b),
            signedFor,
            salt,
            Stream.of(developers)
                .map(person -> Developer.digestOf(salt, person.id()))
                .collect(Collectors.toList()));
    return new RecordDevelopmentFlow(
        commandId(),
        new SignedDevelopment(
            artifact,
            salt,
            Stream.of(developers)
                .map(
                    person ->
                        new SignedDevelopment.Signature(
                            person.id(), person.signs(challenge, TestConsortium.member(b))))
                .collect(Collectors.toList())));
  }

  static ProposeFlow proposing(ProposalSubject subject) {
    return new ProposeFlow(commandId(), subject, TestPeople.tomorrow());
  }

  /** A time after everything until now, and before whatever comes: states tell milliseconds. */
  static Instant afterNow() {
    Instant now = Instant.now();
    await("the next millisecond").until(() -> Instant.now().isAfter(now.plusMillis(2)));
    return now.plusMillis(1);
  }

  static void awaitHeldBy(StartedMockNode node, SecureHash txId) {
    await("the observer to be told").atMost(PATIENCE).until(() -> Nodes.holds(node, txId));
  }
}
