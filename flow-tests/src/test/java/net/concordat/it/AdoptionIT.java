// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.adoption.AliasPlace.CHAMPION;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.sharing.GrantStatus.REVOKED;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.workflows.adoption.RetireAdoptionFlow;
import net.concordat.workflows.adoption.SuspendAdoptionFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.UnfreezeVersionFlow;
import net.concordat.workflows.model.WithdrawVersionFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank uses versions as its people decide, and stops when it likes. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class AdoptionIT {
  private final TestConsortium c;
  private final AdoptionScene scene;
  private final StartedMockNode a;
  private final StartedMockNode b;

  AdoptionIT(TestConsortium c) {
    this.c = c;
    scene = new AdoptionScene(c);
    a = c.bankA;
    b = c.bankB;
  }

  @Nested
  class Adopting {
    @Test
    void beginsAsPeopleDecidedAndTellsTheObserverAlone() {
      ModelVersionState version = scene.delivered("adopted");
      StateAndRef<ProposalState> accepted = c.people.decide(b, AdoptionScene.subject(version));
      AdoptionState adoption = scene.adoptedBy(accepted);
      SecureHash txId = accepted.getRef().getTxhash();

      assertThat(adoption.getStatus()).isEqualTo(AdoptionStatus.APPROVED);
      assertThat(adoption.getVersion()).isEqualTo(version.id());
      assertThat(adoption.getOwner()).isEqualTo(party(a));
      assertThat(adoption.getConditions()).isEqualTo("Only for card payments.");
      assertThat(adoption.getEvidenceDigest()).isEqualTo(AdoptionScene.EVIDENCE);
      AdoptionScene.awaitHeldBy(c.regulator, txId);
      assertThat(Nodes.holds(a, txId)).isFalse();
      assertThat(Nodes.holds(c.bankC, txId)).isFalse();
    }

    @Test
    void servesOnceAlsoAfterARetirement() {
      ModelVersionState version = scene.delivered("adopted once");
      StateAndRef<ProposalState> accepted = c.people.decide(b, AdoptionScene.subject(version));
      AdoptionState adoption = scene.adoptedBy(accepted);
      StateAndRef<ProposalState> promotion =
          c.people.ask(
              b, new PromoteSubject(adoption.getAdoptionId(), AdoptionScene.PURPOSE, CHAMPION));
      c.people.approve(b, promotion);
      assertThat(scene.retire(adoption).getStatus()).isEqualTo(AdoptionStatus.RETIRED);

      refuses(FlowRule.PROPOSAL_STATUS, b, TestPeople.carryOut(accepted));
      refuses(LedgerRule.ALIAS_ADOPTION, b, TestPeople.carryOut(promotion));
      refuses(
          LedgerRule.ADOPTION_CHANGE,
          b,
          new RetireAdoptionFlow(commandId(), adoption.getAdoptionId()));
    }

    @Test
    void refusesWhatIsNotGrantedForUse() {
      ModelVersionState version = c.approved(a, "only to review", b, c.bankC);
      c.awaitVersion(b, version);
      refuses(
          LedgerRule.ADOPTION_GRANT, b, AdoptionScene.proposing(AdoptionScene.subject(version)));
      c.grant(a, b, version, GrantKind.REVIEW);
      refuses(
          LedgerRule.ADOPTION_GRANT, b, AdoptionScene.proposing(AdoptionScene.subject(version)));
      c.grant(a, b, version, GrantKind.USE);
      refuses(
          LedgerRule.ADOPTION_GRANT, b, AdoptionScene.proposing(AdoptionScene.subject(version)));
      c.deliver(a, b, version);
      assertThat(
              run(b, AdoptionScene.proposing(AdoptionScene.subject(version)))
                  .getState()
                  .getData()
                  .getStatus())
          .isEqualTo(ProposalStatus.OPEN);
    }

    @Test
    void refusesAGrantRevokedOrAVersionFrozenOrWithdrawnSincePeopleDecided() {
      ModelVersionState version = c.approved(a, "decided too late", b, c.bankC);
      GrantState grant = c.grant(a, b, version, GrantKind.USE);
      c.deliver(a, b, version);
      StateAndRef<ProposalState> proposal = c.people.ask(b, AdoptionScene.subject(version));
      c.people.approve(b, proposal);
      c.awaitVersion(b, change(new FreezeVersionFlow(commandId(), version.getModelId(), 1)));
      refuses(LedgerRule.ADOPTION_VERSION, b, TestPeople.carryOut(proposal));
      c.awaitVersion(b, change(new UnfreezeVersionFlow(commandId(), version.getModelId(), 1)));
      run(a, new RevokeGrantFlow(commandId(), grant.getGrantId()));
      c.awaitState(b, GrantState.class, version, found -> found.getStatus() == REVOKED);
      refuses(LedgerRule.ADOPTION_GRANT, b, TestPeople.carryOut(proposal));
      c.awaitVersion(b, change(new WithdrawVersionFlow(commandId(), version.getModelId(), 1)));
      refuses(LedgerRule.ADOPTION_VERSION, b, TestPeople.carryOut(proposal));
    }

    private ModelVersionState change(FlowLogic<StateAndRef<ModelVersionState>> flow) {
      return run(a, flow).getState().getData();
    }

    @Test
    void refusesATermBeyondTheGrantsAndAGrantThatHasExpired() {
      ModelVersionState version = c.approved(a, "granted briefly", b, c.bankC);
      UsageTerms terms = Samples.terms(false);
      UsageTerms brief =
          new UsageTerms(
              terms.getPurposes(),
              true,
              false,
              true,
              Instant.now().plusSeconds(70),
              terms.getNonPrivate());
      c.grant(a, b, version, GrantKind.USE, brief);
      c.deliver(a, b, version);
      refuses(
          LedgerRule.ADOPTION_EXPIRY, b, AdoptionScene.proposing(AdoptionScene.subject(version)));
      // A transaction may take a minute, so a grant is unusable in its last one.
      await("the grant's last minute")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  refuses(
                      LedgerRule.GRANT_EXPIRED,
                      b,
                      AdoptionScene.proposing(AdoptionScene.subject(version))));
    }

    @Test
    void isNotForTheSupplierToApprove() {
      ModelVersionState version = scene.delivered("approved by its supplier");
      StateAndRef<ProposalState> proposal = c.people.ask(b, AdoptionScene.subject(version));
      TestPerson supplier = c.people.validator(a);
      refuses(FlowRule.FOUND, a, approval(a, proposal, supplier, supplier.id()));
      refuses(FlowRule.FOUND, b, approval(b, proposal, supplier, supplier.id()));
      refuses(
          LedgerRule.ASSERTION_SIGNATURE,
          b,
          approval(b, proposal, supplier, c.people.validator(b).id()));
      refuses(FlowRule.FOUND, a, TestPeople.carryOut(proposal));
      refuses(FlowRule.PEOPLE_DECIDED, b, TestPeople.carryOut(proposal));
    }

    private RecordDecisionFlow approval(
        StartedMockNode node, StateAndRef<ProposalState> proposal, TestPerson signer, UUID as) {
      return new RecordDecisionFlow(
          commandId(),
          proposal.getState().getData().getProposalId(),
          as,
          MODEL_VALIDATOR,
          Decision.APPROVE,
          signer.signs(
              Challenge.of(proposal, MODEL_VALIDATOR, Decision.APPROVE).getHash(),
              TestConsortium.member(node)));
    }
  }

  @Nested
  class Suspending {
    @Test
    void endsOnlyAsPeopleDecide() {
      AdoptionState adoption = scene.adopt(scene.delivered("suspended for a while"));
      UUID id = adoption.getAdoptionId();
      String command = commandId();
      AdoptionState suspended = run(b, new SuspendAdoptionFlow(command, id)).getState().getData();
      assertThat(suspended.getStatus()).isEqualTo(AdoptionStatus.SUSPENDED);
      assertThat(run(b, new SuspendAdoptionFlow(command, id)).getState().getData())
          .isEqualTo(suspended);
      refuses(LedgerRule.ADOPTION_CHANGE, b, new SuspendAdoptionFlow(commandId(), id));

      c.people.decide(b, new ReinstateSubject(id));
      refuses(LedgerRule.ADOPTION_CHANGE, b, AdoptionScene.proposing(new ReinstateSubject(id)));
      run(b, new SuspendAdoptionFlow(commandId(), id));
    }

    @Test
    void isForTheBankAlone() {
      AdoptionState adoption = scene.adopt(scene.delivered("not the supplier's to stop"));
      refuses(FlowRule.FOUND, a, new SuspendAdoptionFlow(commandId(), adoption.getAdoptionId()));
      refuses(FlowRule.FOUND, a, new RetireAdoptionFlow(commandId(), adoption.getAdoptionId()));
    }
  }
}
