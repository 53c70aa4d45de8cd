// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence;

import java.util.List;
import net.concordat.evidence.PackDocument;

/** A subject that has something in words to say, beside what the ledger says. */
public interface EvidenceSource {
  /**
   * What belongs into evidence packs of a version, the same each time.
   *
   * @param modelId of which model, 64 hex digits
   * @param version which of its versions; 0 for what is about the model itself
   */
  List<PackDocument> of(String modelId, int version);

  /** How many characters that has, which is known before any of it is read. */
  long lengthOf(String modelId, int version);
}
