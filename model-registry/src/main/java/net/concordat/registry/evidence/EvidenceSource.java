// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence;

import java.util.List;
import net.concordat.evidence.PackDocument;

/** A subject that has something in words to say about a version, beside what the ledger says. */
public interface EvidenceSource {
  /**
   * What belongs into the evidence pack of a version, the same each time.
   *
   * @param modelId of which model, 64 hex digits
   * @param version which of its versions
   */
  List<PackDocument> of(String modelId, int version);
}
