// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.EvidenceException;
import net.concordat.evidence.EvidencePack;
import net.concordat.evidence.PackDocument;
import net.concordat.evidence.PackForgery;
import net.concordat.evidence.PackReceipt;
import net.concordat.workflows.evidence.Evidence;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;

/** Bank B's pack of what it derived, made once for all tests, and what forgers make of it. */
final class PackSample {
  static final String CARD = "{\"details\": {\"developer\": \"B\"}}";
  static final String CLASSIFICATION = "{\"materialityTier\": \"LOW\", \"purpose\": \"fraud\"}";

  private static @Nullable PackSample made;

  final TestConsortium c;
  final EvidenceScene scene;
  final EvidenceContents contents;
  final byte[] pack;

  private PackSample(TestConsortium c) {
    this.c = c;
    this.scene = EvidenceScene.of(c);
    this.contents =
        contents(c.bankB, scene.receipted(c.bankB)).with(documents(scene.parent, scene.derived));
    this.pack = packed(contents, sealOf(c.bankB));
  }

  static synchronized PackSample of(TestConsortium c) {
    PackSample sample = made;
    if (sample == null || sample.c != c) {
      sample = new PackSample(c);
      made = sample;
    }
    return sample;
  }

  static EvidenceContents contents(StartedMockNode node, Evidence evidence) {
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
        evidence.getAbout().stream().map(PackSample::hex).collect(Collectors.toList()),
        transactions,
        evidence.getReceipts().stream()
            .map(
                receipt ->
                    new PackReceipt(
                        hex(receipt.getTxId()),
                        receipt.getRecipient(),
                        receipt.getSignature().getBytes()))
            .collect(Collectors.toList()),
        List.of());
  }

  /** The report stands on the ledger as the evidence of B's adoption; nothing else does. */
  private static List<PackDocument> documents(ModelVersionState of, ModelVersionState derived) {
    return List.of(
        document(of, 1, "validation-report", 1, AdoptionScene.REPORT),
        document(derived, 0, "classification", 1, CLASSIFICATION),
        document(derived, 1, "model-card", 1, "{}"),
        document(derived, 1, "model-card", 2, CARD));
  }

  private static PackDocument document(
      ModelVersionState of, int version, String kind, int revision, String text) {
    return new PackDocument(
        hex(of.getModelId()),
        version,
        kind,
        revision,
        "somebody",
        Instant.parse("2026-03-02T12:00:00Z"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  static UnaryOperator<byte[]> sealOf(StartedMockNode node) {
    return digest -> run(node, new SealEvidenceFlow(SecureHash.createSHA256(digest))).getBytes();
  }

  static byte[] packed(EvidenceContents contents, UnaryOperator<byte[]> seal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      EvidencePack.write(contents, seal, out);
    } catch (EvidenceException | IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static String hex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  /** The transaction with which the derived version was published. */
  SignedTransaction published() {
    SecureHash id = Objects.requireNonNull(scene.derived.getHeader().getSupersedes()).getTxhash();
    return Objects.requireNonNull(
        Nodes.in(
            c.bankB, () -> c.bankB.getServices().getValidatedTransactions().getTransaction(id)));
  }

  EvidenceContents withTransactions(SortedMap<String, byte[]> transactions) {
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

  /** With other signatures of one transaction. */
  EvidenceContents replacing(SignedTransaction honest, List<TransactionSignature> by) {
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
  byte[] resealed(Map<String, byte[]> entries) {
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
    return PackForgery.zipped(again);
  }
}
