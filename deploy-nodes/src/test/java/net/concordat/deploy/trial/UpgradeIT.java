// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.Party.BANK_A;
import static net.concordat.deploy.Party.BANK_B;
import static net.concordat.deploy.Party.BANK_C;
import static net.concordat.deploy.Party.NOTARY;
import static net.concordat.deploy.Party.REGULATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import net.concordat.cheat.Attempt;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.AttachmentConstraint;
import net.corda.core.contracts.HashAttachmentConstraint;
import net.corda.core.contracts.SignatureAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running network goes over to another contract jar, node by node, each drained and started again
 * while the others work: the members allow the new jar beside the old, every node changes, the
 * members allow the new one alone.
 */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {
  private static final int BYTES = 1000;

  @TempDir private static Path folder;

  private TrialNetwork network;
  private TrialConsortium trial;
  private ContractJar next;
  private SecureHash oldJar;
  private SecureHash newJar;

  /** A's, and a grant of it that B has yet to accept: made under the old jar. */
  private ModelVersionState before;

  private UUID offer;

  /** The consortium as it was founded, when the old jar was allowed. */
  private StateAndRef<ConsortiumState> founded;

  @BeforeAll
  void makeStatesUnderTheOldJar() throws Exception {
    ContractJar present = Distribution.current().contracts();
    next = ContractJars.next(present, folder.resolve("cordapp-contracts-0.2.0.jar"));
    oldJar = SecureHash.create(present.digest());
    newJar = SecureHash.create(next.digest());
    network =
        TrialNetwork.start(
            folder.resolve("state"), Party.all(), Party.all(), nodes -> nodes.withCheatAt(BANK_C));
    trial = TrialConsortium.found(network, 1, 2);
    founded = trial.current(BANK_C);
    before = trial.approve(BANK_A, publish(BANK_A, 1), List.of(BANK_B));
    offer = UUID.randomUUID();
    network
        .operator(BANK_A)
        .run(
            OfferGrantFlow.class,
            offer.toString(),
            trial.drafts().offer(before, BANK_B, GrantKind.USE));
    network.operator(BANK_B).awaitGrant(offer);
  }

  @AfterAll
  void stop() throws Exception {
    network.close();
  }

  @Test
  @Order(1)
  void aNewJarIsRefusedUntilTheMembersAllowIt() throws Exception {
    network.upgrade(NOTARY, next);
    network.upgrade(BANK_A, next);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> publish(BANK_A, 2))
        .withMessageStartingWith("frame-allowed-jar: ");
  }

  @Test
  @Order(2)
  void nodesWithEitherJarWorkTogetherWhileBothAreAllowed() throws Exception {
    trial.amend(List.of(BANK_B, BANK_C), charter -> allowing(charter, List.of(oldJar, newJar)));
    ModelVersionState byUpgraded = publish(BANK_A, 3);
    assertThat(jarsOf(byUpgraded, BANK_A)).containsExactly(newJar);
    trial.grant(BANK_A, byUpgraded, BANK_B, GrantKind.REVIEW);
    trial.deliver(BANK_A, byUpgraded, BANK_B);
    ModelVersionState byOther = publish(BANK_B, 4);
    assertThat(jarsOf(byOther, BANK_B)).containsExactly(oldJar);
    trial.grant(BANK_B, byOther, BANK_A, GrantKind.REVIEW);
    trial.deliver(BANK_B, byOther, BANK_A);
    network.upgrade(REGULATOR, next);
    network.upgrade(BANK_B, next);
  }

  @Test
  @Order(3)
  void aNodeThatKeepsTheOldJarCanIssueNothingOnceItIsNotAllowed() throws Exception {
    trial.amend(List.of(BANK_A, BANK_B), charter -> allowing(charter, List.of(newJar)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> publish(BANK_C, 5))
        .withMessageStartingWith("frame-allowed-jar: ");
    network.upgrade(BANK_C, next);
    assertThat(jarsOf(publish(BANK_C, 5), BANK_C)).containsExactly(newJar);
  }

  @Test
  @Order(4)
  void whatWasMadeBeforeIsUsedAfter() throws Exception {
    GrantState held =
        network
            .operator(BANK_B)
            .run(AcceptGrantFlow.class, TrialConsortium.commandId(), offer)
            .getState()
            .getData();
    trial.deliver(BANK_A, before, BANK_B);
    ModelVersionState derived =
        trial.publish(
            BANK_B,
            trial
                .drafts()
                .derived(
                    trial.register(BANK_B, "derived"),
                    trial.artifacts().put(BANK_B, BYTES, 6),
                    before,
                    held));
    assertThat(derived.getParent()).isNotNull();
    assertThat(jarsOf(derived, BANK_B)).containsExactly(newJar);
  }

  @Test
  @Order(5)
  void theOldJarIsRefusedWhoeverAttachesIt() throws Exception {
    refused("frame-allowed-jar", trial.current(BANK_C), consortiumKey(), oldJar);
  }

  @Test
  @Order(5)
  void anOutputPinnedToTheOldJarIsRefusedUnderEitherJar() throws Exception {
    HashAttachmentConstraint pinned = new HashAttachmentConstraint(oldJar);
    refused("frame-contract-key", trial.current(BANK_C), pinned, oldJar);
    refused("Contract constraints failed", trial.current(BANK_C), pinned, newJar);
  }

  @Test
  @Order(5)
  void theConsortiumAsItStoodIsRefusedWithTheOldJar() throws Exception {
    refused("states have already been used", founded, consortiumKey(), oldJar);
  }

  private void refused(
      String why,
      StateAndRef<ConsortiumState> consortium,
      AttachmentConstraint constraint,
      SecureHash jar)
      throws Exception {
    Bank c = network.operator(BANK_C);
    Forger forger = new Forger(c, consortium).under(constraint).attaching(jar);
    forger.output(new ModelSeedState(forger.header(), c.identity()));
    Attempt attempt = forger.attempt(new RegisteredModelContract.Commands.IssueSeed());
    assertThat(attempt.getRefusal()).contains(why);
  }

  private AttachmentConstraint consortiumKey() {
    return SignatureAttachmentConstraint.Companion.create(
        trial.founded().getRules().getContractKey());
  }

  private static Charter allowing(Charter charter, List<SecureHash> jars) {
    ConsortiumRules rules = charter.getRules();
    return new Charter(
        charter.getName(),
        charter.getMembers(),
        charter.getObservers(),
        charter.getNotary(),
        new ConsortiumRules(
            rules.getApprovalThreshold(),
            rules.getAmendmentThreshold(),
            rules.getPurposes(),
            rules.getDataDomains(),
            rules.getMaxUnobservedSeconds(),
            rules.getAttestationRule(),
            rules.isDevelopmentNetwork(),
            jars,
            rules.getContractKey(),
            rules.getMostFederatedChangeMillionths()));
  }

  /** The contract jars that judged the publication of a version. */
  private List<SecureHash> jarsOf(ModelVersionState version, Party owner) throws Exception {
    SecureHash txId =
        network.operator(owner).known(ModelVersionState.class).stream()
            .filter(known -> known.getState().getData().equals(version))
            .findFirst()
            .orElseThrow()
            .getRef()
            .getTxhash();
    return network.operator(owner).report().getEntries().stream()
        .filter(entry -> entry.getTxId().equals(txId))
        .map(LedgerReport.Entry::getContractJars)
        .findFirst()
        .orElseThrow();
  }

  private ModelVersionState publish(Party owner, long seed) throws Exception {
    SecureHash model = trial.register(owner, "model " + seed);
    return trial.publish(
        owner, trial.drafts().version(owner, model, trial.artifacts().put(owner, BYTES, seed)));
  }
}
