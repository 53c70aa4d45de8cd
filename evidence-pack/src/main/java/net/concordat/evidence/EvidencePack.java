// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.corda.core.crypto.SecureHash;

/** Puts a pack together: the same contents give the same bytes. */
public final class EvidencePack {
  /** Most bytes of a pack. */
  public static final int MOST_BYTES = PackLimits.BYTES;

  private EvidencePack() {}

  /**
   * Writes a pack; the stream stays open.
   *
   * @param seal signs the SHA-256 of the index, as the holder's node does
   * @throws EvidenceException if the contents do not hang together
   * @throws PackLimitException if they are more than a pack can have
   * @throws IOException if the stream does not take it
   */
  public static void write(EvidenceContents contents, UnaryOperator<byte[]> seal, OutputStream out)
      throws EvidenceException, IOException {
    SortedMap<String, byte[]> entries = given(contents);
    LedgerGraph graph = Pack.graph(entries);
    addDocuments(contents, Mentions.of(graph, Set.copyOf(contents.about())), entries);
    PackLimits.require(entries);
    PackIndex index =
        new PackIndex(
            contents.consortiumId(),
            contents.holder(),
            contents.modelId(),
            contents.version(),
            contents.artifactDigest(),
            Derived.asOf(graph),
            contents.about(),
            List.of());
    entries.putAll(Derived.of(graph, index, entries));
    byte[] listed = index.withEntries(entries).toJson();
    entries.put(PackIndex.NAME, listed);
    byte[] signature = seal.apply(SecureHash.sha256(listed).getBytes());
    entries.put(PackIndex.SEAL, sealed(contents.holder(), signature));
    PackForm.write(entries, out);
  }

  private static SortedMap<String, byte[]> given(EvidenceContents contents) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    contents
        .transactions()
        .forEach((id, bytes) -> entries.put(Pack.TRANSACTIONS + id + Pack.BINARY, bytes));
    for (PackReceipt receipt : contents.receipts()) {
      byte[] json = receipt(receipt);
      entries.put(Pack.RECEIPTS + receipt.txId() + "-" + suffix(receipt) + ".json", json);
    }
    return entries;
  }

  private static void addDocuments(
      EvidenceContents contents, Mentions mentions, SortedMap<String, byte[]> entries) {
    for (PackDocument document : contents.documents()) {
      String folder = mentions.has(document.digest()) ? Pack.DOCUMENTS : Pack.OTHERS;
      entries.put(folder + document.name(), document.content());
    }
    entries.put(Revisions.NAME, Revisions.of(contents.documents()).toJson());
  }

  /** A recipient's name has letters that a name of an entry has not. */
  private static String suffix(PackReceipt receipt) {
    return LedgerJson.hex(SecureHash.sha256(receipt.recipient())).substring(0, 16);
  }

  static byte[] receipt(PackReceipt receipt) {
    return Json.write(
        Json.object()
            .put("transaction", receipt.txId())
            .put("recipient", receipt.recipient())
            .put("signature", base64(receipt.signature())));
  }

  static byte[] sealed(String holder, byte[] signature) {
    ObjectNode json = Json.object().put("holder", holder).put("signature", base64(signature));
    return Json.write(json);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
