// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who developed a version is signed before it is published, and decides on no use of it. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class DevelopmentIT {
  private final TestConsortium c;
  private final AdoptionScene scene;
  private final StartedMockNode a;
  private final StartedMockNode b;

  DevelopmentIT(TestConsortium c) {
    this.c = c;
    scene = new AdoptionScene(c);
    a = c.bankA;
    b = c.bankB;
  }

  private ModelVersionState derived(String weights, TestPerson... developers) {
    ModelVersionState parent = scene.delivered("parent of " + weights);
    VersionProposal proposal = c.derived(b, parent, weights, c.policyOfB());
    DevelopmentState development = develop(proposal.getArtifact().getDigest(), developers);
    StateRef named =
        Nodes.in(
                b,
                () ->
                    new Vault(b.getServices())
                        .producedUnder(
                            DevelopmentState.class,
                            UUID.fromString(development.getHeader().getCommandId())))
            .orElseThrow()
            .getRef();
    Provenance provenance = proposal.getProvenance();
    VersionProposal complete =
        new VersionProposal(
            proposal.getModelId(),
            proposal.getArtifact(),
            new Provenance(
                provenance.getDataDomain(),
                provenance.getDataCommitment(),
                provenance.getSpecDigest(),
                provenance.getEnvironment(),
                null,
                named),
            proposal.getPolicy(),
            proposal.getParentModelId(),
            proposal.getParentVersion());
    ModelVersionState pending =
        run(b, new PublishModelVersionFlow(commandId(), complete)).getState().getData();
    c.ask(b, pending, a, c.bankC);
    return c.approve(b, pending, a, c.bankC).getState().getData();
  }

  private DevelopmentState develop(SecureHash artifact, TestPerson... developers) {
    return run(b, scene.recording(artifact, artifact, developers)).getState().getData();
  }

  @Test
  void isAdoptedByPeopleWhoDidNotDevelopIt() {
    TestPerson developer = c.people.allRounder(b);
    ModelVersionState version = derived("developed by one", developer);
    StateAndRef<ProposalState> proposal = c.people.ask(b, AdoptionScene.subject(version));
    refuses(
        LedgerRule.ADOPTION_DEVELOPER,
        b,
        TestPeople.answer(b, proposal, developer, MODEL_VALIDATOR, Decision.APPROVE));
    c.people.approve(b, proposal);
    assertThat(scene.adoptedBy(run(b, TestPeople.carryOut(proposal))).getOwner())
        .isEqualTo(party(b));
  }

  @Test
  void isNotPromotedOnceTheGrantBehindItIsRevoked() {
    ModelVersionState version = derived("derived under a grant that ends", c.people.allRounder(b));
    UUID adoptionId = scene.adopt(version).getAdoptionId();
    VersionId parent = Objects.requireNonNull(version.getParent()).getVersion();
    ModelVersionState shared =
        Nodes.in(b, () -> new Vault(b.getServices()).version(parent)).getState().getData();
    GrantState grant =
        Nodes.in(
            a,
            () ->
                new Vault(a.getServices())
                    .about(GrantState.class, parent.getModelId(), parent.getVersion())
                    .get(0)
                    .getState()
                    .getData());
    run(a, new RevokeGrantFlow(commandId(), grant.getGrantId()));
    c.awaitState(b, GrantState.class, shared, found -> found.getStatus() == GrantStatus.REVOKED);
    refuses(
        LedgerRule.ADOPTION_GRANT,
        b,
        AdoptionScene.proposing(
            new PromoteSubject(adoptionId, AdoptionScene.PURPOSE, AliasPlace.CHAMPION)));
  }

  @Test
  void isNotAdoptedWhereNobodySaysWhoDevelopedIt() {
    ModelVersionState parent = scene.delivered("parent of an orphan");
    ModelVersionState pending =
        run(
                b,
                new PublishModelVersionFlow(
                    commandId(), c.derived(b, parent, "an orphan", c.policyOfB())))
            .getState()
            .getData();
    c.ask(b, pending, a, c.bankC);
    ModelVersionState version = c.approve(b, pending, a, c.bankC).getState().getData();
    refuses(
        LedgerRule.ADOPTION_DEVELOPMENT,
        b,
        AdoptionScene.proposing(AdoptionScene.subject(version)));
  }

  @Test
  void isRecordedOnlyAsItsDevelopersSigned() {
    SecureHash artifact = SecureHash.sha256("an artifact");
    TestPerson developer = c.people.allRounder(b);
    refuses(
        LedgerRule.ASSERTION_CHALLENGE,
        b,
        scene.recording(artifact, SecureHash.sha256("another artifact"), developer));
    refuses(
        LedgerRule.APPROVER_ROLE, b, scene.recording(artifact, artifact, c.people.validator(b)));
    refuses(FlowRule.FOUND, b, scene.recording(artifact, artifact, c.people.allRounder(a)));
    RecordDevelopmentFlow flow = scene.recording(artifact, artifact, developer);
    assertThat(run(b, flow).getState().getData().names(developer.id())).isTrue();
  }
}
