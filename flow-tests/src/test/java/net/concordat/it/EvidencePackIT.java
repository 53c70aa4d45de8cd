// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.PackForgery.directoryAt;
import static net.concordat.it.PackForgery.entries;
import static net.concordat.it.PackForgery.names;
import static net.concordat.it.PackForgery.zipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.EvidenceException;
import net.concordat.evidence.EvidencePack;
import net.concordat.evidence.EvidenceVerifier;
import net.concordat.evidence.PackDocument;
import net.concordat.evidence.PackReceipt;
import net.concordat.evidence.Verification;
import net.concordat.workflows.evidence.Evidence;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.corda.core.crypto.MerkleTree;
import net.corda.core.crypto.MerkleTreeException;
import net.corda.core.crypto.PartialMerkleTree;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.SignableData;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.identity.Party;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pack proves itself, and nothing in it can be another without being named. */
@Order(4)
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedConsortium.class)
class EvidencePackIT {
  private static final byte[] EVIDENCE = "evidence".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTE = "Not on the ledger.".getBytes(StandardCharsets.UTF_8);

  private final TestConsortium c;
  private final EvidenceScene scene;
  private final EvidenceContents contents;
  private final byte[] pack;

  EvidencePackIT(TestConsortium c) {
    this.c = c;
    this.scene = new EvidenceScene(c);
    this.contents = contents(c.bankB, scene.receipted(c.bankB));
    this.pack = packed(contents, sealOf(c.bankB));
  }

  private static EvidenceContents contents(StartedMockNode node, Evidence evidence) {
    List<SecureHash> ids = new ArrayList<>(evidence.getAbout());
    ids.addAll(evidence.getContext());
    List<OpaqueBytes> bytes = EvidenceScene.transactions(node, ids);
    SortedMap<String, byte[]> transactions = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      transactions.put(hex(ids.get(i)), bytes.get(i).getBytes());
    }
    return new EvidenceContents(
        hex(evidence.getConsortiumId()),
        evidence.getHolder().getName().toString(),
        hex(evidence.getVersion().getModelId()),
        evidence.getVersion().getVersion(),
        hex(evidence.getVersion().getArtifactDigest()),
        evidence.getAbout().stream().map(EvidencePackIT::hex).collect(Collectors.toList()),
        transactions,
        evidence.getReceipts().stream()
            .map(
                receipt ->
                    new PackReceipt(
                        hex(receipt.getTxId()),
                        receipt.getRecipient(),
                        receipt.getSignature().getBytes()))
            .collect(Collectors.toList()),
        List.of(
            new PackDocument("validation-report", "txt", EVIDENCE),
            new PackDocument("note", "txt", NOTE)));
  }

  private static UnaryOperator<byte[]> sealOf(StartedMockNode node) {
    return digest -> run(node, new SealEvidenceFlow(SecureHash.createSHA256(digest))).getBytes();
  }

  private static byte[] packed(EvidenceContents contents, UnaryOperator<byte[]> seal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      EvidencePack.write(contents, seal, out);
    } catch (EvidenceException | IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static String hex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  private EvidenceContents withTransactions(SortedMap<String, byte[]> transactions) {
    return new EvidenceContents(
        contents.consortiumId(),
        contents.holder(),
        contents.modelId(),
        contents.version(),
        contents.artifactDigest(),
        contents.about(),
        transactions,
        contents.receipts(),
        contents.documents());
  }

  @Nested
  class AsItIs {
    @Test
    void isVerified() {
      Verification verification = EvidenceVerifier.verify(pack);
      assertThat(verification.problems()).isEmpty();
      assertThat(verification.consortiumId()).isEqualTo(contents.consortiumId());
      assertThat(String.join("\n", verification.summary()))
          .contains(contents.transactions().size() + " transactions")
          .contains("put together by " + party(c.bankB).getName())
          .contains(party(c.regulator).getName().toString())
          .contains("1 documents that the ledger names; 1 that it does not");
      assertThat(entries(pack).keySet())
          .contains("index.json", "seal.json", "mapping.json", "mapping.md", "lineage.json")
          .anyMatch(name -> name.startsWith("assertions/"))
          .anyMatch(name -> name.startsWith("states/AdoptionState"))
          .anyMatch(name -> name.startsWith("documents/validation-report-"))
          .anyMatch(name -> name.startsWith("others/note-"));
    }

    @Test
    void isTheSameToTheByteEachTime() {
      assertThat(packed(contents(c.bankB, scene.receipted(c.bankB)), sealOf(c.bankB)))
          .isEqualTo(pack);
    }

    @Test
    void isVerifiedAlsoWhereTheRegulatorPutsItTogether() {
      Evidence evidence = EvidenceScene.of(c.regulator, scene.derived);
      byte[] regulators = packed(contents(c.regulator, evidence), sealOf(c.regulator));
      assertThat(EvidenceVerifier.verify(regulators).problems()).isEmpty();
      assertThat(entries(regulators).keySet())
          .anyMatch(name -> name.startsWith("states/EvaluationState"));
    }

    @Test
    void namesWhatIsMissingAndClaimsNothing() {
      String mapping = new String(entry("mapping.json"), StandardCharsets.UTF_8);
      assertThat(mapping)
          .contains("It does not say that any text is complied with")
          .contains("Annex IV(2)(a)");
      assertThat(mapping.substring(mapping.indexOf("\"missing\"")))
          .contains("Privacy budget spent")
          .doesNotContain("Votes of the consortium's members");
    }
  }

  private byte[] entry(String name) {
    return Objects.requireNonNull(entries(pack).get(name), name);
  }

  @Nested
  class Bytes {
    @Test
    void areNamedWhereOneOfEachEntryIsChanged() {
      long seed = System.nanoTime();
      System.out.println("seed of the bytes changed: " + seed);
      Random random = new Random(seed);
      Map<String, byte[]> whole = entries(pack);
      for (String name : whole.keySet()) {
        Map<String, byte[]> changed = new TreeMap<>(whole);
        byte[] content = entry(name).clone();
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        changed.put(name, content);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNoticedWhereverInTheFileOneIsChanged() {
      long seed = System.nanoTime();
      System.out.println("seed of the places changed: " + seed);
      Random random = new Random(seed);
      int directory = directoryAt(pack);
      for (int i = 0; i < 200; i++) {
        byte[] changed = pack.clone();
        int at =
            i % 2 == 0
                ? random.nextInt(directory)
                : directory + random.nextInt(pack.length - directory);
        changed[at] ^= (byte) (1 << random.nextInt(8));
        assertThat(EvidenceVerifier.verify(changed).problems()).as("byte %d", at).isNotEmpty();
      }
    }

    @Test
    void ofTheZipsOwnDirectoryAreNamedSo() {
      for (int at : new int[] {directoryAt(pack), directoryAt(pack) + 12, pack.length - 1}) {
        byte[] changed = pack.clone();
        changed[at] ^= 1;
        names("directory", changed);
      }
    }

    @Test
    void beforeAfterOrInsteadOfAPackAreRefused() {
      byte[] longer = Arrays.copyOf(pack, pack.length + 1);
      assertThat(EvidenceVerifier.verify(longer).isVerified()).isFalse();
      assertThat(EvidenceVerifier.verify(Arrays.copyOf(pack, pack.length / 2)).isVerified())
          .isFalse();
      assertThat(EvidenceVerifier.verify(new byte[0]).isVerified()).isFalse();
      assertThat(EvidenceVerifier.verify(NOTE).isVerified()).isFalse();
    }
  }

  @Nested
  class Entries {
    @Test
    void areNamedWhereOneIsMissing() {
      for (String name : entries(pack).keySet()) {
        Map<String, byte[]> changed = entries(pack);
        changed.remove(name);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNamedWhereOneIsAdded() {
      for (String name : List.of("added.json", "transactions/added.bin", "documents/a-b.txt")) {
        Map<String, byte[]> changed = entries(pack);
        changed.put(name, NOTE);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNamedWhereTwoAreSwapped() {
      Map<String, byte[]> changed = entries(pack);
      List<String> binaries =
          changed.keySet().stream().filter(name -> name.endsWith(".bin")).limit(2).toList();
      byte[] first = changed.get(binaries.get(0));
      changed.put(binaries.get(0), changed.get(binaries.get(1)));
      changed.put(binaries.get(1), first);
      names(binaries.get(0), zipped(changed));
      names(binaries.get(1), zipped(changed));
    }

    @Test
    void thatLeaveTheirFolderOrComeOutOfOrderAreRefused() {
      for (String name : List.of("../evil.json", "/etc/passwd", "a\\b.json", "a/../b.json", "A/")) {
        Map<String, byte[]> changed = entries(pack);
        changed.put(name, NOTE);
        names(name, zipped(changed));
      }
      Map<String, byte[]> turned = new TreeMap<>(Comparator.reverseOrder());
      turned.putAll(entries(pack));
      assertThat(EvidenceVerifier.verify(zipped(turned)).isVerified()).isFalse();
    }
  }

  /** Packs that their holder put together wrongly, and sealed all the same. */
  @Nested
  class Sealed {
    @Test
    void withoutAParentIsRefused() {
      SortedMap<String, byte[]> without = new TreeMap<>(contents.transactions());
      String parent = hex(Objects.requireNonNull(scene.derived.getParent()).getState().getTxhash());
      without.remove(parent);
      assertThatThrownBy(
              () ->
                  EvidencePack.write(
                      withTransactions(without), sealOf(c.bankB), new ByteArrayOutputStream()))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining("lineage is broken")
          .hasMessageContaining(parent);
      Map<String, byte[]> forged = entries(pack);
      forged.remove("transactions/" + parent + ".bin");
      forged.remove("transactions/" + parent + ".json");
      names(parent, resealed(forged));
    }

    @Test
    void withASignatureByAnotherKeyIsRefused() {
      SignedTransaction honest = published();
      TransactionSignature signature = honest.getSigs().get(0);
      Party stranger = party(c.outsider);
      TransactionSignature by =
          new TransactionSignature(
              signature.getBytes(), stranger.getOwningKey(), signature.getSignatureMetadata());
      List<TransactionSignature> others = new ArrayList<>(honest.getSigs());
      others.set(0, by);
      names(hex(honest.getId()), packed(replacing(honest, others), sealOf(c.bankB)));
      others.remove(0);
      names(hex(honest.getId()), packed(replacing(honest, others), sealOf(c.bankB)));
    }

    @Test
    void byAStrangerOrForAnotherIsRefused() {
      names("seal.json", packed(contents, sealOf(c.outsider)));
      names("seal.json", packed(contents, sealOf(c.bankA)));
    }

    @Test
    void thatSaysSomethingElseThanTheTransactionsIsRefused() {
      Map<String, byte[]> forged = entries(pack);
      String lineage = new String(forged.get("lineage.json"), StandardCharsets.UTF_8);
      forged.put(
          "lineage.json",
          lineage.replace("PENDING_APPROVAL", "APPROVED").getBytes(StandardCharsets.UTF_8));
      assertThat(EvidenceVerifier.verify(resealed(forged)).problems())
          .containsExactly("lineage.json: does not say what the transactions say");
    }

    @Test
    void withADocumentThatTheLedgerDoesNotNameIsRefused() {
      Map<String, byte[]> forged = entries(pack);
      String other = "documents/model-card-" + hex(SecureHash.sha256(NOTE)) + ".txt";
      forged.put(other, NOTE);
      names(other, resealed(forged));
    }
  }

  private SignedTransaction published() {
    SecureHash id = Objects.requireNonNull(scene.derived.getHeader().getSupersedes()).getTxhash();
    return Objects.requireNonNull(
        Nodes.in(
            c.bankB, () -> c.bankB.getServices().getValidatedTransactions().getTransaction(id)));
  }

  private EvidenceContents replacing(SignedTransaction honest, List<TransactionSignature> by) {
    SortedMap<String, byte[]> changed = new TreeMap<>(contents.transactions());
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    changed.put(
        hex(honest.getId()),
        SerializationAPIKt.serialize(
                new SignedTransaction(honest.getTxBits(), by), factory, factory.getDefaultContext())
            .getBytes());
    return withTransactions(changed);
  }

  /** Other entries with an index that lists them, sealed by bank B. */
  private byte[] resealed(Map<String, byte[]> entries) {
    String index = new String(entries.get("index.json"), StandardCharsets.UTF_8);
    StringBuilder listed = new StringBuilder(index.substring(0, index.indexOf("\"entries\"")));
    listed.append("\"entries\" : [\n");
    List<String> rows = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (!name.equals("index.json") && !name.equals("seal.json")) {
            rows.add(
                "    {\n      \"name\" : \"%s\",\n      \"bytes\" : %d,\n      \"sha256\" : \"%s\"\n    }"
                    .formatted(name, content.length, hex(SecureHash.sha256(content))));
          }
        });
    listed.append(String.join(",\n", rows)).append("\n  ]\n}\n");
    byte[] json = listed.toString().getBytes(StandardCharsets.UTF_8);
    byte[] signature = sealOf(c.bankB).apply(SecureHash.sha256(json).getBytes());
    String seal =
        "{\n  \"holder\" : \"%s\",\n  \"signature\" : \"%s\"\n}\n"
            .formatted(
                contents.holder(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    Map<String, byte[]> again = new TreeMap<>(entries);
    again.put("index.json", json);
    again.put("seal.json", seal.getBytes(StandardCharsets.UTF_8));
    return zipped(again);
  }

  /** As a real notary signs: many transactions at once. */
  @Nested
  class SignedAmongOthers {
    @Test
    void isVerifiedAndRefusedWhereTheTransactionIsNotAmongThem() throws MerkleTreeException {
      SignedTransaction honest = published();
      names(
          hex(honest.getId()),
          packed(
              replacing(honest, amongOthers(honest, SecureHash.randomSHA256())), sealOf(c.bankB)));
      byte[] batched =
          packed(replacing(honest, amongOthers(honest, honest.getId())), sealOf(c.bankB));
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
