// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.evidence.PackForgery.entries;
import static net.concordat.evidence.PackForgery.names;
import static net.concordat.evidence.PackForgery.zipped;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.PackSample.hex;
import static net.concordat.it.PackSample.packed;
import static net.concordat.it.PackSample.sealOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.concordat.evidence.EvidenceException;
import net.concordat.evidence.EvidencePack;
import net.concordat.evidence.EvidenceVerifier;
import net.corda.core.crypto.MerkleTree;
import net.corda.core.crypto.MerkleTreeException;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.SignableData;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Packs that their holder put together wrongly, and sealed all the same. */
@Order(4)
@Timeout(600)
@ExtendWith(SharedConsortium.class)
class PackForgedIT {
  private static final byte[] NOTE = "Not on the ledger.".getBytes(StandardCharsets.UTF_8);

  private final TestConsortium c;
  private final PackSample sample;

  PackForgedIT(TestConsortium c) {
    this.c = c;
    this.sample = PackSample.of(c);
  }

  @Test
  void withoutAParentIsRefused() {
    SortedMap<String, byte[]> without = new TreeMap<>(sample.contents.transactions());
    String parent =
        hex(Objects.requireNonNull(sample.scene.derived.getParent()).getState().getTxhash());
    without.remove(parent);
    assertThatThrownBy(
            () ->
                EvidencePack.write(
                    sample.withTransactions(without), sealOf(c.bankB), new ByteArrayOutputStream()))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("lineage is broken")
        .hasMessageContaining(parent);
    Map<String, byte[]> forged = entries(sample.pack);
    forged.remove("transactions/" + parent + ".bin");
    forged.remove("transactions/" + parent + ".json");
    names(parent, sample.resealed(forged));
  }

  @Test
  void withASignatureByAnotherKeyIsRefused() {
    SignedTransaction honest = sample.published();
    TransactionSignature signature = honest.getSigs().get(0);
    Party stranger = party(c.outsider);
    TransactionSignature by =
        new TransactionSignature(
            signature.getBytes(), stranger.getOwningKey(), signature.getSignatureMetadata());
    List<TransactionSignature> others = new ArrayList<>(honest.getSigs());
    others.set(0, by);
    names(hex(honest.getId()), packed(sample.replacing(honest, others), sealOf(c.bankB)));
    others.remove(0);
    names(hex(honest.getId()), packed(sample.replacing(honest, others), sealOf(c.bankB)));
  }

  @Test
  void byAStrangerOrForAnotherIsRefused() {
    names("seal.json", packed(sample.contents, sealOf(c.outsider)));
    names("seal.json", packed(sample.contents, sealOf(c.bankA)));
  }

  @Test
  void thatSaysSomethingElseThanTheTransactionsIsRefused() {
    Map<String, byte[]> forged = entries(sample.pack);
    String lineage = new String(forged.get("lineage.json"), StandardCharsets.UTF_8);
    forged.put(
        "lineage.json",
        lineage.replace("PENDING_APPROVAL", "APPROVED").getBytes(StandardCharsets.UTF_8));
    assertThat(EvidenceVerifier.verify(sample.resealed(forged)).problems())
        .containsExactly("lineage.json: does not say what the transactions and documents say");
  }

  @Test
  void withADocumentThatTheLedgerDoesNotNameIsRefused() {
    Map<String, byte[]> forged = entries(sample.pack);
    String other = "documents/model-card-9-" + hex(SecureHash.sha256(NOTE)) + ".json";
    forged.put(other, NOTE);
    names(other, sample.resealed(forged));
  }

  @Test
  void thatClaimsAnotherAuthorThanItHasDocumentsOfIsRefused() {
    Map<String, byte[]> forged = entries(sample.pack);
    String revisions = new String(forged.get("revisions.json"), StandardCharsets.UTF_8);
    forged.put(
        "revisions.json",
        revisions.replace("\"revision\" : 2", "\"revision\" : 3").getBytes(StandardCharsets.UTF_8));
    names("revisions.json", sample.resealed(forged));
    forged.remove("revisions.json");
    names("revisions.json", sample.resealed(forged));
  }

  @Test
  void thatIsHugeIsRefusedBeforeItIsRead() {
    Map<String, byte[]> forged = entries(sample.pack);
    String receipt =
        forged.keySet().stream()
            .filter(name -> name.startsWith("receipts/"))
            .findFirst()
            .orElseThrow();
    forged.put(receipt, "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
    names(receipt, sample.resealed(forged));
    forged = entries(sample.pack);
    forged.put("index.json", " ".repeat(17 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(EvidenceVerifier.verify(zipped(forged)).problems())
        .containsExactly("index.json: at most 16777216 bytes are read; given 17825792");
  }

  /** As a real notary signs: many transactions at once. */
  @Nested
  class SignedAmongOthers {
    @Test
    void isVerifiedAndRefusedWhereTheTransactionIsNotAmongThem() throws MerkleTreeException {
      SignedTransaction honest = sample.published();
      names(
          hex(honest.getId()),
          packed(
              sample.replacing(honest, amongOthers(honest, SecureHash.randomSHA256())),
              sealOf(c.bankB)));
      byte[] batched =
          packed(sample.replacing(honest, amongOthers(honest, honest.getId())), sealOf(c.bankB));
      assertThat(EvidenceVerifier.verify(batched).problems()).isEmpty();
    }

    private List<TransactionSignature> amongOthers(SignedTransaction honest, SecureHash signed)
        throws MerkleTreeException {
      StartedMockNode node = c.network.getDefaultNotaryNode();
      Party notary = c.network.getDefaultNotaryIdentity();
      List<TransactionSignature> signatures = new ArrayList<>();
      for (TransactionSignature each : honest.getSigs()) {
        if (!each.getBy().equals(notary.getOwningKey())) {
          signatures.add(each);
          continue;
        }
        List<SecureHash> batch =
            List.of(
                SecureHash.randomSHA256().reHash(),
                signed.reHash(),
                SecureHash.randomSHA256().reHash());
        MerkleTree tree = MerkleTree.Companion.getMerkleTree(batch);
        SignableData root = new SignableData(tree.getHash(), each.getSignatureMetadata());
        TransactionSignature plain =
            Nodes.in(
                node,
                () ->
                    node.getServices().getKeyManagementService().sign(root, notary.getOwningKey()));
        signatures.add(
            new TransactionSignature(
                plain.getBytes(),
                plain.getBy(),
                plain.getSignatureMetadata(),
                PartialMerkleTree.Companion.build(tree, List.of(signed.reHash()))));
      }
      return signatures;
    }
  }
}
