// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.List;
import java.util.SortedMap;

/**
 * What a pack is put together from. Everything else in it is worked out from this, when the pack is
 * made and again when it is verified.
 *
 * @param consortiumId the consortium, 64 hex digits
 * @param holder the X.500 name of the party whose node held it
 * @param modelId of which model, 64 hex digits
 * @param version of which of its versions
 * @param artifactDigest the SHA-256 of that version's artifact
 * @param about the ids of the transactions about it, the others being those that they build on
 * @param transactions each transaction as Corda serialises it, by id
 * @param receipts who confirmed to hold them
 * @param documents what people wrote, whether or not the ledger names it by its SHA-256
 */
public record EvidenceContents(
    String consortiumId,
    String holder,
    String modelId,
    int version,
    String artifactDigest,
    List<String> about,
    SortedMap<String, byte[]> transactions,
    List<PackReceipt> receipts,
    List<PackDocument> documents) {
  /** The same with documents. */
  public EvidenceContents with(List<PackDocument> written) {
    return new EvidenceContents(
        consortiumId,
        holder,
        modelId,
        version,
        artifactDigest,
        about,
        transactions,
        receipts,
        written);
  }
}
