// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An artifact far larger than Corda's largest message goes from bank to bank over real TLS. */
@Timeout(400)
class LargeArtifactIT {
  private static final long BYTES = 128L << 20;

  /** What a delivery may add to the heap of a node, whatever its size. */
  private static final long MOST_HEAP = 64L << 20;

  private static final long SEED = 20_261_120;
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);

  /** The regulator's node is known to the network and never started: it stops nobody. */
  private static final List<Party> UP = List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B);

  @TempDir Path folder;

  @Test
  void deliversInBoundedMemoryWhileTheRegulatorIsDown() throws Exception {
    try (TrialNetwork network =
        TrialNetwork.start(folder.resolve("state"), PARTIES, UP, UnaryOperator.identity())) {
      TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      ArtifactDescription artifact = consortium.artifacts().put(Party.BANK_A, BYTES, SEED);
      ModelVersionState version =
          consortium.publish(
              Party.BANK_A,
              consortium.proposal(
                  Party.BANK_A, consortium.register(Party.BANK_A, "large"), artifact));
      consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.REVIEW);

      List<DeliveryReceiptState> receipts = new CopyOnWriteArrayList<>();
      long heapGrowth =
          network.heapGrowth(
              List.of(Party.BANK_A, Party.BANK_B),
              () -> receipts.add(consortium.deliver(Party.BANK_A, version, Party.BANK_B)));

      assertThat(receipts)
          .singleElement()
          .satisfies(
              receipt -> assertThat(receipt.getComputedDigest()).isEqualTo(artifact.getDigest()));
      assertThat(consortium.artifacts().stored(Party.BANK_B, artifact)).hasValue(BYTES);
      assertThat(heapGrowth).isLessThanOrEqualTo(MOST_HEAP);
    }
  }
}
