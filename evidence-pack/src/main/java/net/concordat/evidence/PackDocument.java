// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.time.Instant;
import net.corda.core.crypto.SecureHash;

/**
 * One revision of a document.
 *
 * @param modelId about which model, 64 hex digits
 * @param version about which of its versions, from 1; 0 for the model itself
 * @param kind what it is, in lower case, for example {@code model-card}
 * @param revision counts from 1
 * @param author who wrote it, as the registry knows people
 * @param writtenAt when, by the registry's clock
 * @param content its bytes, a JSON object
 */
public record PackDocument(
    String modelId,
    int version,
    String kind,
    int revision,
    String author,
    Instant writtenAt,
    byte[] content) {
  String digest() {
    return LedgerJson.hex(SecureHash.sha256(content));
  }

  /** Its name in a folder of a pack. */
  String name() {
    return Revisions.name(kind, revision, digest());
  }
}
