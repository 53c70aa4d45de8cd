// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.FederationScene.HOUR;
import static net.concordat.it.MaskedPlay.ALL;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.workflows.federation.MailedCommitment;
import net.concordat.workflows.federation.RoundMailFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.SendUpdateFlowResponder;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Updates of several parts whose way is cut off: each part is sent once. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class ResumedUpdateIT {
  private static final int UPDATE_BYTES = 4 * CutUpdate.PART;
  private static final SecureHash ZERO =
      SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));

  private final FederationScene scene;

  ResumedUpdateIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @BeforeAll
  static void letClientsBeCutOff(TestConsortium c) {
    for (StartedMockNode bank : FederationScene.of(c).banks) {
      bank.registerInitiatedFlow(CutUpdate.class, SendUpdateFlowResponder.class);
    }
  }

  @Test
  void anUpdateInTheOpenGoesOnAfterTheLastPartThatCame() throws Exception {
    assertResumed(new RoundPlay(scene, scene.plan(ZERO, UPDATE_BYTES, HOUR, HOUR)));
  }

  @Test
  void aMaskedUpdateGoesOnAfterTheLastPartThatCame() throws Exception {
    RoundPlay play = new RoundPlay(scene, scene.masked(ZERO, UPDATE_BYTES));
    MaskedPlay masked = new MaskedPlay(play, 1);
    masked.sayKeys(ALL);
    masked.sayShares(ALL);
    assertResumed(play);
  }

  private void assertResumed(RoundPlay play) throws IOException {
    int aggregator = play.aggregator(1, 0);
    int client = (aggregator + 1) % ALL.length;
    // Numbers that nobody trained, and nobody else has: a node does not look into an update.
    byte[] packed = new byte[UPDATE_BYTES];
    new Random(play.id.hashCode()).nextBytes(packed);
    byte[] update = play.packed(client, 1, packed);
    for (int seat : ALL) {
      play.commit(seat, 1, seat == client ? update : play.packed(seat, 1, packed));
    }
    RoundState opened = play.open(1, aggregator, client);
    UpdateCommitment own = opened.getCommitments().get(client);

    assertThat(cut(play, aggregator, client, own, update, 2)).containsExactly(at(0), at(1), at(2));
    assertThat(cut(play, aggregator, client, own, update, 1)).containsExactly(at(2), at(3));
    // It can no longer send what it should not be asked for.
    byte[] rest = update.clone();
    Arrays.fill(rest, 0, 3 * CutUpdate.PART, (byte) 0);
    String stored = RoundPlay.hex(own.getDigest());
    StartedMockNode node = play.bank(client);
    Files.write(scene.c.directoryOf(node).resolve(stored.substring(0, 2)).resolve(stored), rest);
    run(node, new SendUpdateFlow(play.id, 1));

    StartedMockNode taker = play.bank(aggregator);
    assertThat(run(taker, new RoundMailFlow(play.id, 1)).get(client).isArrived()).isTrue();
    assertThat(scene.c.storeOf(taker).read(ArtifactDigest.of(stored), 0, update.length))
        .isEqualTo(update);
  }

  private static long at(int part) {
    return (long) part * CutUpdate.PART;
  }

  private List<Long> cut(
      RoundPlay play, int aggregator, int client, UpdateCommitment own, byte[] update, int parts) {
    MailedCommitment mail = new MailedCommitment(play.id, 1, own, update.length, List.of());
    return run(play.bank(client), new CutUpdate(party(play.bank(aggregator)), mail, update, parts));
  }
}
