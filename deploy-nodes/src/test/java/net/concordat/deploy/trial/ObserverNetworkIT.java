// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.cheat.HideTransactionFlow;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.CompletenessReport;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A regulator whose node was down while banks went on, and a bank that hides a transaction, on real
 * nodes.
 */
@Timeout(500)
class ObserverNetworkIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Far larger than Corda's largest message. */
  private static final long LARGE = 128L << 20;

  /** What a delivery may add to the heap of a node, whatever its size. */
  private static final long MOST_HEAP = 64L << 20;

  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);

  @TempDir Path folder;

  @Test
  void regulatorThatWasDownMissesNothingAndNamesWhoHides() throws Exception {
    try (TrialNetwork network =
        TrialNetwork.start(
            folder.resolve("state"), PARTIES, PARTIES, all -> all.withCheatAt(Party.BANK_B))) {
      final TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      awaitComplete(network);

      network.stop(Party.REGULATOR);
      final long down = System.nanoTime();
      act(consortium);
      deliversLargeArtifactInBoundedMemory(consortium);
      awaitBackOff(down);
      network.start(List.of(Party.REGULATOR));

      final Instant up = Instant.now();
      awaitComplete(network);
      System.out.printf(
          "The regulator had everything %d ms after its node was up%n",
          Duration.between(up, Instant.now()).toMillis());
      CompletenessReport report = completeness(network);
      assertThat(ids(network, Party.REGULATOR)).isEqualTo(idsOfBanks(network));
      assertThat(report.getRecorded()).isEqualTo(idsOfBanks(network).size());
      assertThat(report.getRefused()).isZero();

      namesWhoHides(network);
    }
  }

  /** Part of the test above, since founding a network is what takes the time. */
  private static void namesWhoHides(TrialNetwork network) throws Exception {
    SecureHash hidden = network.operator(Party.BANK_B).run(HideTransactionFlow.class);
    Patience.await(
        SOON,
        "the regulator to name what is hidden",
        () -> completeness(network).getMissing() == 1);
    assertThat(completeness(network).getOldestMissing())
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.getTxId()).isEqualTo(hidden);
              assertThat(missing.getRequester())
                  .isEqualTo(network.operator(Party.BANK_B).identity().getName().toString());
            });
    assertThat(completeness(network).isComplete()).isFalse();
  }

  private static void act(TrialConsortium consortium) throws Exception {
    ModelVersionState version =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, "unwatched"),
                    consortium.artifacts().put(Party.BANK_A, 1 << 10, 1)));
    consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.REVIEW);
    consortium.deliver(Party.BANK_A, version, Party.BANK_B);
    ModelVersionState approved = consortium.approve(Party.BANK_A, version, List.of(Party.BANK_B));
    consortium.grant(Party.BANK_A, approved, Party.BANK_B, GrantKind.USE);
  }

  /** Part of the test above: the regulator stops no delivery. */
  private static void deliversLargeArtifactInBoundedMemory(TrialConsortium consortium)
      throws Exception {
    ArtifactDescription artifact = consortium.artifacts().put(Party.BANK_A, LARGE, 2);
    ModelVersionState version =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(Party.BANK_A, consortium.register(Party.BANK_A, "large"), artifact));
    consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.REVIEW);

    List<DeliveryReceiptState> receipts = new ArrayList<>();
    long heapGrowth =
        consortium
            .network()
            .heapGrowth(
                List.of(Party.BANK_A, Party.BANK_B),
                () -> receipts.add(consortium.deliver(Party.BANK_A, version, Party.BANK_B)));

    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> assertThat(receipt.getComputedDigest()).isEqualTo(artifact.getDigest()));
    assertThat(consortium.artifacts().stored(Party.BANK_B, artifact)).hasValue(LARGE);
    assertThat(heapGrowth).isLessThanOrEqualTo(MOST_HEAP);
  }

  /** Long enough for the banks to look for the regulator as seldom as they ever do. */
  private static void awaitBackOff(long down) throws InterruptedException {
    Patience.await(
        SOON.multipliedBy(2),
        "the banks to wait as long as they do",
        () -> System.nanoTime() - down > SOON.toNanos());
  }

  /** What the regulator knew of the notary's log before says nothing of what came since. */
  private static void awaitComplete(TrialNetwork network) throws Exception {
    Instant asked = Instant.now();
    Patience.await(
        SOON,
        "the regulator to have all that was notarised",
        () -> {
          CompletenessReport report = completeness(network);
          Instant readAt = report.getReadAt();
          return readAt != null && readAt.isAfter(asked) && report.isComplete();
        });
  }

  private static CompletenessReport completeness(TrialNetwork network) throws Exception {
    return network.operator(Party.REGULATOR).run(CompletenessReportFlow.class);
  }

  private static Set<SecureHash> idsOfBanks(TrialNetwork network) throws Exception {
    Set<SecureHash> all = ids(network, Party.BANK_A);
    all.addAll(ids(network, Party.BANK_B));
    return all;
  }

  private static Set<SecureHash> ids(TrialNetwork network, Party party) throws Exception {
    Set<SecureHash> ids = new HashSet<>();
    for (LedgerReport.Entry entry : network.operator(party).report().getEntries()) {
      ids.add(entry.getTxId());
    }
    return ids;
  }
}
