// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.TestConsortium.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.delivery.CancelDeliveryFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlowResponder;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is sent an artifact, which bytes are kept, and what a cheat on either side gets. */
@Order(6)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class DeliveryIT {
  private static final int MEGABYTE = 1 << 20;

  private final TestConsortium c;

  DeliveryIT(TestConsortium c) {
    this.c = c;
  }

  @BeforeAll
  static void letMembersCheat(TestConsortium c) {
    c.bankA.registerInitiatedFlow(RequestDeliveryFlow.class, CheatGrantor.class);
    c.bankA.registerInitiatedFlow(CheatGrantee.class, RequestDeliveryFlowResponder.class);
  }

  @AfterEach
  void cheatNoMore() {
    CheatGrantor.SCRIPT.set(null);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private ModelVersionState granted(byte[] bytes) {
    SecureHash modelId = c.register(c.bankA).getState().getData().getModelId();
    ModelVersionState version = c.publish(c.bankA, modelId, bytes).getState().getData();
    c.grant(c.bankA, c.bankB, version, GrantKind.REVIEW);
    return version;
  }

  private static ArtifactDigest digest(ModelVersionState version) {
    return ArtifactDigest.of(version.getArtifact().getDigest().toString().toLowerCase(Locale.ROOT));
  }

  private void grantorFile(ModelVersionState version, byte[] bytes) throws IOException {
    String hex = digest(version).hex();
    Files.write(c.directoryOf(c.bankA).resolve(hex.substring(0, 2)).resolve(hex), bytes);
  }

  @Nested
  class Bytes {
    @Test
    void arriveWholeWhenTheyAreManyTimesAMessage() throws IOException {
      byte[] bytes = random(24 * MEGABYTE + 7);
      ModelVersionState version = granted(bytes);

      DeliveryReceiptState receipt = c.deliver(c.bankA, c.bankB, version).getState().getData();

      assertThat(receipt.getComputedDigest()).isEqualTo(version.getArtifact().getDigest());
      DirectoryArtifactStore store = c.storeOf(c.bankB);
      assertThat(store.size(digest(version))).hasValue(bytes.length);
      assertThat(store.read(digest(version), 23L * MEGABYTE, 2 * MEGABYTE))
          .isEqualTo(Arrays.copyOfRange(bytes, 23 * MEGABYTE, bytes.length));
    }

    @Test
    void resumeWhereAnEarlierAttemptEnded() throws IOException {
      byte[] bytes = random(3 * MEGABYTE);
      ModelVersionState version = granted(bytes);
      c.storeOf(c.bankB).receive(digest(version), 0, Arrays.copyOf(bytes, 2 * MEGABYTE));
      // The grantor can no longer send what the grantee should not ask for.
      byte[] rest = bytes.clone();
      Arrays.fill(rest, 0, 2 * MEGABYTE, (byte) 0);
      grantorFile(version, rest);

      c.deliver(c.bankA, c.bankB, version);

      assertThat(c.storeOf(c.bankB).size(digest(version))).hasValue(bytes.length);
    }

    @Test
    void resumeBeforeAPartThatIsNoLongerAsItCame() throws IOException {
      byte[] bytes = random(3 * MEGABYTE);
      ModelVersionState version = granted(bytes);
      ArtifactDigest digest = digest(version);
      c.storeOf(c.bankB).receive(digest, 0, Arrays.copyOf(bytes, MEGABYTE));
      c.storeOf(c.bankB)
          .receive(digest, MEGABYTE, Arrays.copyOfRange(bytes, MEGABYTE, 2 * MEGABYTE));
      Path part = c.directoryOf(c.bankB).resolve("parts").resolve(digest + ".part");
      byte[] damaged = Files.readAllBytes(part);
      damaged[MEGABYTE]++;
      Files.write(part, damaged);
      // The grantor can no longer send what the grantee should not ask for.
      byte[] rest = bytes.clone();
      Arrays.fill(rest, 0, MEGABYTE, (byte) 0);
      grantorFile(version, rest);

      c.deliver(c.bankA, c.bankB, version);

      assertThat(c.storeOf(c.bankB).size(digest)).hasValue(bytes.length);
    }

    @Test
    void areNotFetchedAgainWhenTheStoreHasThem() throws IOException {
      byte[] bytes = random(1000);
      ModelVersionState version = granted(bytes);
      c.store(c.bankB, bytes);
      grantorFile(version, new byte[1000]);

      c.deliver(c.bankA, c.bankB, version);

      assertThat(c.storeOf(c.bankB).read(digest(version), 0, 1000)).isEqualTo(bytes);
    }

    @Test
    void areReportedMissingByAGrantorThatLostThem() throws IOException {
      ModelVersionState version = granted(random(999));
      String hex = digest(version).hex();
      Files.delete(c.directoryOf(c.bankA).resolve(hex.substring(0, 2)).resolve(hex));
      refuses(FlowRule.ARTIFACT_STORED, c.bankB, request(c.bankA, version));
    }
  }

  @Nested
  class Operator {
    @Test
    void seesHowFarADeliveryHasCome() throws Exception {
      ModelVersionState version = granted(random(4 * MEGABYTE));
      RequestDeliveryFlow delivery = request(c.bankA, version);
      List<String> seen = new CopyOnWriteArrayList<>();
      delivery.getProgressTracker().getChanges().subscribe(change -> seen.add(change.toString()));

      run(c.bankB, delivery);

      assertThat(seen).contains("Received 1 of 4 MB (25 %)", "Received 4 of 4 MB (100 %)");
    }

    @Test
    void cancelsADeliveryWhichAnotherGoesOnWith() throws Exception {
      ModelVersionState version = granted(random(48 * MEGABYTE));
      String command = commandId();
      RequestDeliveryFlow delivery =
          new RequestDeliveryFlow(
              command, party(c.bankA), version.getModelId(), version.getVersion());
      Future<?> cancelled = c.bankB.startFlow(delivery);
      await()
          .atMost(PATIENCE)
          .until(() -> c.storeOf(c.bankB).received(digest(version)) >= 2L * MEGABYTE);

      run(c.bankB, new CancelDeliveryFlow(command));

      assertThatThrownBy(() -> cancelled.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .rootCause()
          .hasMessageStartingWith(FlowRule.DELIVERY_CANCELLED.ruleName() + ": ");
      assertThat(c.storeOf(c.bankB).received(digest(version)))
          .isGreaterThanOrEqualTo(2L * MEGABYTE)
          .isLessThan(48L * MEGABYTE);
      refuses(
          FlowRule.DELIVERY_CANCELLED,
          c.bankB,
          new RequestDeliveryFlow(
              command, party(c.bankA), version.getModelId(), version.getVersion()));
      c.deliver(c.bankA, c.bankB, version);
      assertThat(c.storeOf(c.bankB).size(digest(version))).hasValue(48L * MEGABYTE);
    }

    @Test
    void runsSeveralDeliveriesAtOnce() throws Exception {
      List<ModelVersionState> versions = new ArrayList<>();
      List<Future<?>> deliveries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        versions.add(granted(random(3 * MEGABYTE + i)));
      }
      for (ModelVersionState version : versions) {
        deliveries.add(c.bankB.startFlow(request(c.bankA, version)));
      }
      for (Future<?> delivery : deliveries) {
        delivery.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      for (ModelVersionState version : versions) {
        assertThat(c.storeOf(c.bankB).size(digest(version)))
            .hasValue(version.getArtifact().getSizeBytes());
      }
    }
  }

  @Nested
  class CheatingGrantor {
    @Test
    void withOtherBytesGetsNoReceiptAndLeavesNothing() throws IOException {
      ModelVersionState version = granted(bytes("the bytes agreed"));
      refusedWhenSent(version, FlowRule.DELIVERY_DIGEST, 16, bytes("sixteen other..!"));
      assertThat(c.storeOf(c.bankB).received(digest(version))).isZero();
    }

    @Test
    void withMoreBytesThanTheLedgerSaysIsRefusedBeforeAnyCome() {
      ModelVersionState version = granted(bytes("as long as this"));
      refusedWhenSent(version, FlowRule.DELIVERY_DIGEST, 1L << 40, new byte[1]);
    }

    @Test
    void withAPartBeyondTheEndIsRefused() {
      ModelVersionState version = granted(bytes("short"));
      refusedWhenSent(version, FlowRule.DELIVERY_CHUNK, 5, bytes("longer"));
    }

    @Test
    void withTooLargePartsIsRefused() {
      ModelVersionState version = granted(random(3 * MEGABYTE + 1));
      refusedWhenSent(version, FlowRule.DELIVERY_CHUNK, 3L * MEGABYTE + 1, new byte[MEGABYTE + 1]);
    }

    @Test
    void withSmallerPartsIsRefused() {
      ModelVersionState version = granted(random(3 * MEGABYTE));
      refusedWhenSent(version, FlowRule.DELIVERY_CHUNK, 3L * MEGABYTE, new byte[1]);
    }

    @Test
    void withEmptyPartsIsRefused() {
      ModelVersionState version = granted(bytes("never coming"));
      refusedWhenSent(version, FlowRule.DELIVERY_CHUNK, 12, new byte[0]);
    }

    @Test
    void underAGrantOfAnotherVersionIsRefused() {
      ModelVersionState other = granted(bytes("another"));
      ModelVersionState version = granted(bytes("wanted"));
      CheatGrantor.SCRIPT.set(new CheatGrantor.Script(grantId(other), 6, bytes("wanted")));
      refuses(FlowRule.DELIVERY_NO_GRANT, c.bankB, request(c.bankA, version));
    }

    private void refusedWhenSent(
        ModelVersionState version, FlowRule rule, long stated, byte[] part) {
      CheatGrantor.SCRIPT.set(new CheatGrantor.Script(grantId(version), stated, part));
      Set<SecureHash> before = transactions(c.bankB);
      refuses(rule, c.bankB, request(c.bankA, version));
      assertThat(transactions(c.bankB)).isEqualTo(before);
      try {
        assertThat(c.storeOf(c.bankB).size(digest(version))).isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private UUID grantId(ModelVersionState version) {
    return grant(version).getGrantId();
  }

  private GrantState grant(ModelVersionState version) {
    return in(
            c.bankB,
            () ->
                new Vault(c.bankB.getServices())
                    .about(GrantState.class, version.getModelId(), version.getVersion()))
        .get(0)
        .getState()
        .getData();
  }

  @Nested
  class Grantee {
    @Test
    void withoutAGrantIsRefused() {
      ModelVersionState version = c.published(c.bankA, "for somebody else");
      c.ask(c.bankA, version, c.bankC);
      refuses(FlowRule.DELIVERY_NO_GRANT, c.bankC, request(c.bankA, version));
    }

    @Test
    void thatIsNoMemberIsRefused() {
      ModelVersionState version = c.published(c.bankA, "for members");
      refuses(FlowRule.DELIVERY_MEMBER, c.outsider, request(c.bankA, version));
      refuses(FlowRule.DELIVERY_MEMBER, c.regulator, request(c.bankA, version));
    }

    @Test
    void thatOnlyReviewsIsRefusedOnceItIsDecided() {
      ModelVersionState version = granted(bytes("reviewed in time"));
      c.ask(c.bankA, version, c.bankC);
      c.approve(c.bankA, version, c.bankB, c.bankC);
      refuses(FlowRule.DELIVERY_VERSION, c.bankB, request(c.bankA, version));
    }

    @Test
    void isSentNoMoreOnceTheGrantIsRevoked() {
      ModelVersionState version = granted(random(3 * MEGABYTE));
      UUID grantId = grantId(version);
      int before = CheatGrantee.PARTS.get();
      CheatGrantee.PAUSED.set(true);
      Future<Void> fetching = c.bankB.startFlow(new CheatGrantee(party(c.bankA), version, 0));
      await().atMost(PATIENCE).until(() -> CheatGrantee.PARTS.get() > before);

      run(c.bankA, new RevokeGrantFlow(commandId(), grantId));
      CheatGrantee.PAUSED.set(false);

      assertThatThrownBy(() -> fetching.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .hasRootCauseMessage(noGrant());
      assertThat(CheatGrantee.PARTS).hasValue(before + 1);
      refuses(FlowRule.DELIVERY_NO_GRANT, c.bankB, request(c.bankA, version));
    }

    private String noGrant() {
      return FlowRule.DELIVERY_NO_GRANT.ruleName()
          + ": "
          + FlowRule.DELIVERY_NO_GRANT.sentence()
          + " (O=BankB, L=Frankfurt, C=DE holds none of version 1)";
    }

    @Test
    void thatAsksForMorePartsThanThereAreIsRefused() {
      ModelVersionState version = granted(random(2 * MEGABYTE));
      int before = CheatGrantee.PARTS.get();
      refuses(FlowRule.DELIVERY_CHUNK, c.bankB, new CheatGrantee(party(c.bankA), version, 0));
      assertThat(CheatGrantee.PARTS).hasValue(before + 3);
    }

    @Test
    void thatAsksForBytesOutsideTheArtifactIsRefused() {
      ModelVersionState version = granted(bytes("ten bytes."));
      refuses(FlowRule.DELIVERY_CHUNK, c.bankB, new CheatGrantee(party(c.bankA), version, 11));
      refuses(FlowRule.DELIVERY_CHUNK, c.bankB, new CheatGrantee(party(c.bankA), version, -2));
    }

    @Test
    void isRefusedAfterTheGrantExpired() {
      ModelVersionState version = granted(bytes("granted for a while"));
      Duration left = Duration.between(Instant.now(), grant(version).getTerms().getExpiresAt());
      TestClock clock = (TestClock) c.bankA.getServices().getClock();
      clock.advanceBy(left);
      try {
        refuses(LedgerRule.GRANT_EXPIRED, c.bankB, request(c.bankA, version));
      } finally {
        clock.advanceBy(left.negated());
      }
    }
  }
}
