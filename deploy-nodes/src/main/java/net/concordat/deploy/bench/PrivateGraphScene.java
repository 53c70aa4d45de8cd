// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.Staff;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.decision.CarryOutFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/** Bank B, whose people decide again and again on one version of bank A's. */
final class PrivateGraphScene {
  private final Bank bankB;
  private final Staff people;
  private final ModelVersionState version;
  private final List<UUID> adoptions = new ArrayList<>();

  PrivateGraphScene(TrialConsortium consortium) throws Exception {
    this.bankB = consortium.network().operator(Party.BANK_B);
    this.people = consortium.people(Party.BANK_B);
    ModelVersionState published =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, "to adopt"),
                    consortium.artifacts().put(Party.BANK_A, 1_000, 1)));
    this.version = consortium.approve(Party.BANK_A, published, List.of(Party.BANK_C));
    consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.USE);
    consortium.deliver(Party.BANK_A, version, Party.BANK_B);
    bankB.awaitVersion(version);
  }

  /** So many adoptions that bank B's people have decided on, each yet to be carried out. */
  List<Callable<SecureHash>> adoptions(int count) throws Exception {
    List<Callable<SecureHash>> decided = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StateAndRef<ProposalState> proposal = approved(adopt());
      adoptions.add(AdoptionState.idOf(proposal.getRef()));
      decided.add(carryingOut(proposal));
    }
    return decided;
  }

  private AdoptSubject adopt() {
    return new AdoptSubject(
        version.id(),
        TrialConsortium.PURPOSE,
        "Only for card payments.",
        SecureHash.sha256("evidence"),
        Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * So many of the adoptions that were carried out, of which bank B's people have decided that each
   * becomes the champion, yet to be carried out.
   */
  List<Callable<SecureHash>> promotions(int count) throws Exception {
    List<Callable<SecureHash>> decided = new ArrayList<>();
    for (UUID adoption : adoptions.subList(0, count)) {
      decided.add(
          carryingOut(
              approved(
                  new PromoteSubject(adoption, TrialConsortium.PURPOSE, AliasPlace.CHAMPION))));
    }
    return decided;
  }

  private StateAndRef<ProposalState> approved(ProposalSubject subject) throws Exception {
    StateAndRef<ProposalState> proposal = people.ask(bankB, subject);
    people.approve(bankB, proposal);
    return proposal;
  }

  private Callable<SecureHash> carryingOut(StateAndRef<ProposalState> proposal) {
    UUID proposalId = proposal.getState().getData().getProposalId();
    return () ->
        bankB.run(CarryOutFlow.class, TrialConsortium.commandId(), proposalId).getRef().getTxhash();
  }
}
