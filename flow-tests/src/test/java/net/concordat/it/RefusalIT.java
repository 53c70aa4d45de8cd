// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.NEXT_YEAR;
import static net.concordat.it.Samples.NON_PRIVATE;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a member's own node refuses to do for it, each time by the rule's name. */
@Order(5)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class RefusalIT {
  private final TestConsortium c;

  RefusalIT(TestConsortium c) {
    this.c = c;
  }

  @Nested
  class Publishing {
    @Test
    void refusesACommandWithoutAUuid() {
      refuses(FlowRule.COMMAND_ID, c.bankA, new RegisterModelFlow("once more", "m", "fraud"));
    }

    @Test
    void refusesAPurposeThatTheConsortiumDoesNotName() {
      refuses(
          LedgerRule.MODEL_PURPOSE,
          c.bankA,
          new RegisterModelFlow(commandId(), "card-fraud", "marketing"));
    }

    @Test
    void refusesAModelThatItDoesNotKnow() {
      ArtifactDigest digest = c.store(c.bankA, bytes("unregistered"));
      refuses(FlowRule.FOUND, c.bankA, publish(SecureHash.sha256("none"), digest, 12));
    }

    @Test
    void refusesAnArtifactThatItsStoreDoesNotHoldInTheSizeStated() {
      SecureHash modelId = c.register(c.bankA).getState().getData().getModelId();
      ArtifactDigest digest = c.store(c.bankA, bytes("four"));
      refuses(FlowRule.ARTIFACT_STORED, c.bankA, publish(modelId, digest, 5));
      refuses(
          FlowRule.ARTIFACT_STORED,
          c.bankA,
          publish(modelId, ArtifactDigest.of("ab".repeat(32)), 4));
    }

    @Test
    void refusesWithoutAStore() {
      SecureHash modelId = c.register(c.bankA).getState().getData().getModelId();
      ArtifactDigest digest = c.store(c.bankA, bytes("four"));
      refuses(FlowRule.ARTIFACT_STORE, c.regulator, publish(modelId, digest, 4));
    }

    private PublishModelVersionFlow publish(SecureHash modelId, ArtifactDigest digest, long size) {
      return new PublishModelVersionFlow(
          commandId(), Samples.proposal(modelId, digest, size, c.policyOfA()));
    }
  }

  @Nested
  class Deciding {
    @Test
    void refusesApprovalByOneOfTwo() {
      ModelVersionState version = c.published(c.bankA, "approved by one");
      c.ask(c.bankA, version, c.bankB);
      c.people.decide(c.bankB, version, Decision.APPROVE);
      refuses(LedgerRule.APPROVE_QUORUM, c.bankA, conclude(version, Decision.APPROVE));
    }

    @Test
    void countsOneDecisionOfAMemberThatDecidedTwice() {
      ModelVersionState version = c.published(c.bankA, "approved twice by one");
      c.ask(c.bankA, version, c.bankB, c.bankC);
      c.people.decide(c.bankB, version, Decision.APPROVE);
      c.people.decide(c.bankB, version, Decision.APPROVE);
      refuses(LedgerRule.APPROVE_QUORUM, c.bankA, conclude(version, Decision.APPROVE));
      c.people.decide(c.bankC, version, Decision.APPROVE);
      run(c.bankA, conclude(version, Decision.APPROVE));
    }

    @Test
    void refusesAConclusionWithoutDecisionsOfThatKind() {
      ModelVersionState version = c.published(c.bankA, "undecided");
      refuses(FlowRule.DECISIONS_READY, c.bankA, conclude(version, Decision.APPROVE));
      refuses(FlowRule.DECISIONS_READY, c.bankA, conclude(version, Decision.REJECT));
    }

    @Test
    void refusesTheOwnersOwnDecision() {
      ModelVersionState version = c.published(c.bankA, "my own");
      c.people.of(c.bankA);
      refuses(LedgerRule.APPROVAL_MEMBER, c.bankA, TestPeople.review(version, Decision.APPROVE));
    }

    @Test
    void refusesADecisionOnAStateThatIsNoLongerCurrent() {
      ModelVersionState version = c.published(c.bankA, "rejected meanwhile");
      c.ask(c.bankA, version, c.bankB, c.bankC);
      c.people.decide(c.bankB, version, Decision.REJECT);
      run(c.bankA, conclude(version, Decision.REJECT));
      // C was asked, but is not told how it ended: only the notary knows.
      UUID review = c.people.reviewed(c.bankC, version, Decision.APPROVE);
      refuses(FlowRule.CURRENT_STATES, c.bankC, new DecideModelVersionFlow(commandId(), review));
    }

    @Test
    void onlyTheOwnerAsksAndOnlyMembersAreAsked() {
      ModelVersionState version = c.published(c.bankA, "asked about");
      c.ask(c.bankA, version, c.bankB);
      refuses(FlowRule.PARTICIPANT, c.bankB, ask(version, c.bankC));
      refuses(FlowRule.PARTICIPANT, c.bankA, ask(version, c.outsider));
      refuses(FlowRule.PARTICIPANT, c.bankA, ask(version, c.regulator));
    }

    private RequestDecisionFlow ask(ModelVersionState version, StartedMockNode whom) {
      return new RequestDecisionFlow(
          version.getModelId(), version.getVersion(), Collections.singletonList(party(whom)));
    }

    private ConcludeModelVersionFlow conclude(ModelVersionState version, Decision decision) {
      return new ConcludeModelVersionFlow(
          commandId(), version.getModelId(), version.getVersion(), decision);
    }
  }

  @Nested
  class Granting {
    @Test
    void refusesUseOfAPendingVersion() {
      ModelVersionState version = c.published(c.bankA, "pending");
      refuses(LedgerRule.GRANT_STATUS, c.bankA, grant(version, GrantKind.USE, terms(false)));
    }

    @Test
    void refusesAGranteeThatThePolicyDoesNotName() {
      ModelVersionState version = c.approved(c.bankA, "for B alone", c.bankB, c.bankC);
      refuses(
          LedgerRule.GRANT_RECIPIENT,
          c.bankA,
          new OfferGrantFlow(commandId(), offer(c.bankC, version, GrantKind.USE, terms(false))));
    }

    @Test
    void refusesWiderTermsThanThePolicys() {
      ModelVersionState version = c.published(c.bankA, "on narrow terms");
      refuses(LedgerRule.GRANT_TERMS, c.bankA, grant(version, GrantKind.REVIEW, terms(true)));
    }

    @Test
    void refusesSilenceAboutPrivacy() {
      ModelVersionState version = c.published(c.bankA, "not private");
      UsageTerms silent =
          new UsageTerms(Collections.singletonList("fraud"), true, false, true, NEXT_YEAR, null);
      refuses(LedgerRule.GRANT_NON_PRIVATE, c.bankA, grant(version, GrantKind.REVIEW, silent));
    }

    @Test
    void refusesSharingOnwardAgainstThePolicy() {
      ModelVersionState version = c.approved(c.bankA, "not for onward sharing", c.bankB, c.bankC);
      c.grant(c.bankA, c.bankB, version, GrantKind.USE);
      refuses(
          LedgerRule.GRANT_GRANTOR,
          c.bankB,
          new OfferGrantFlow(commandId(), offer(c.bankC, version, GrantKind.USE, terms(false))));
    }

    @Test
    void refusesToAcceptWhatExpiresTooSoon() {
      ModelVersionState version = c.published(c.bankA, "offered for a minute");
      UsageTerms brief =
          new UsageTerms(
              Collections.singletonList("fraud"),
              true,
              false,
              true,
              Instant.now().plusSeconds(62),
              NON_PRIVATE);
      String id = commandId();
      run(c.bankA, new OfferGrantFlow(id, offer(c.bankB, version, GrantKind.REVIEW, brief)));
      UUID grantId = UUID.fromString(id);
      c.awaitState(c.bankB, GrantState.class, version, grant -> grant.getGrantId().equals(grantId));
      // The window of an acceptance must lie before the expiry: in two seconds it no longer does.
      await()
          .atMost(Nodes.PATIENCE)
          .until(() -> Instant.now().plusSeconds(60).isAfter(brief.getExpiresAt()));
      refuses(LedgerRule.GRANT_EXPIRED, c.bankB, new AcceptGrantFlow(commandId(), grantId));
    }

    @Test
    void onlyTheGranteeAcceptsAndOnlyTheGrantorRevokes() {
      ModelVersionState version = c.published(c.bankA, "between two");
      UUID grantId = c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW).getGrantId();
      refuses(FlowRule.FOUND, c.bankA, new AcceptGrantFlow(commandId(), grantId));
      refuses(FlowRule.FOUND, c.bankB, new RevokeGrantFlow(commandId(), grantId));
      refuses(LedgerRule.GRANT_ACCEPT, c.bankB, new AcceptGrantFlow(commandId(), grantId));
      run(c.bankA, new RevokeGrantFlow(commandId(), grantId));
      refuses(LedgerRule.GRANT_REVOKE, c.bankA, new RevokeGrantFlow(commandId(), grantId));
    }

    @Test
    void aGrantOfTheSameIdByAnotherMemberChangesNothing() {
      ModelVersionState version = c.published(c.bankA, "granted");
      ModelVersionState others = c.published(c.bankC, "granted under its id");
      UUID id = c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW).getGrantId();
      run(
          c.bankC,
          new OfferGrantFlow(
              id.toString(), offer(c.bankB, others, GrantKind.REVIEW, terms(false))));
      c.awaitState(c.bankB, GrantState.class, others, grant -> grant.getGrantId().equals(id));
      refuses(FlowRule.FOUND, c.bankB, new AcceptGrantFlow(commandId(), id));
      c.deliver(c.bankA, c.bankB, version);
      run(c.bankA, new RevokeGrantFlow(commandId(), id));
    }

    private OfferGrantFlow grant(ModelVersionState version, GrantKind kind, UsageTerms terms) {
      return new OfferGrantFlow(commandId(), offer(c.bankB, version, kind, terms));
    }
  }

  @Nested
  class Evaluating {
    @Test
    void refusesAfterTheDecisionEndedTheReview() {
      c.commitHoldout(c.bankB);
      ModelVersionState version = c.published(c.bankA, "reviewed too late");
      c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
      c.deliver(c.bankA, c.bankB, version);
      c.ask(c.bankA, version, c.bankC);
      c.awaitVersion(c.bankB, c.approve(c.bankA, version, c.bankB, c.bankC).getState().getData());
      refuses(LedgerRule.GRANT_REVIEW_ENDED, c.bankB, evaluate(version));
    }

    @Test
    void refusesWithoutAReceipt() {
      c.commitHoldout(c.bankB);
      ModelVersionState version = c.published(c.bankA, "never delivered");
      c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
      refuses(LedgerRule.EVALUATION_ENTITLED, c.bankB, evaluate(version));
    }

    private RecordEvaluationFlow evaluate(ModelVersionState version) {
      return new RecordEvaluationFlow(commandId(), Samples.measurement(version));
    }
  }

  @Nested
  class Deriving {
    @Test
    void refusesAParentThatIsNotApproved() {
      ModelVersionState parent = c.published(c.bankA, "pending parent");
      c.ask(c.bankA, parent, c.bankB);
      refuses(LedgerRule.PARENT_APPROVED, c.bankB, derive(parent, c.policyOfB()));
    }

    @Test
    void refusesAParentWithoutAGrant() {
      ModelVersionState parent = approvedAndKnownTo("ungranted parent", c.bankB);
      refuses(LedgerRule.PARENT_GRANT, c.bankB, derive(parent, c.policyOfB()));
    }

    @Test
    void refusesAPolicyThatIsWiderOrDoesNotGiveBack() {
      ModelVersionState parent = approvedAndKnownTo("granted parent", c.bankB);
      c.grant(c.bankA, c.bankB, parent, GrantKind.USE);
      refuses(
          LedgerRule.PARENT_POLICY,
          c.bankB,
          derive(parent, policy(Arrays.asList(party(c.bankA), party(c.bankC)))));
      refuses(
          LedgerRule.PARENT_GIVES_BACK, c.bankB, derive(parent, policy(Collections.emptyList())));
    }

    private ModelVersionState approvedAndKnownTo(String weights, StartedMockNode node) {
      ModelVersionState version = c.approved(c.bankA, weights, c.bankB, c.bankC);
      c.awaitVersion(node, version);
      return version;
    }

    private SharingPolicy policy(List<Party> recipients) {
      return SharingPolicy.named(recipients, Collections.emptyList(), terms(false));
    }

    private PublishModelVersionFlow derive(ModelVersionState parent, SharingPolicy policy) {
      VersionProposal proposal = c.derived(c.bankB, parent, "derived", policy);
      return new PublishModelVersionFlow(commandId(), proposal);
    }
  }
}
