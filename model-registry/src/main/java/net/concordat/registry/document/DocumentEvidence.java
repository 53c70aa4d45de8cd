// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.List;
import net.concordat.evidence.PackDocument;
import net.concordat.registry.evidence.EvidenceSource;
import org.springframework.stereotype.Component;

/** What people wrote, every revision of it, for evidence packs. */
@Component
class DocumentEvidence implements EvidenceSource {
  private final Documents documents;

  DocumentEvidence(Documents documents) {
    this.documents = documents;
  }

  @Override
  public long lengthOf(String modelId, int version) {
    return documents.lengthEverOf(modelId, version);
  }

  @Override
  public List<PackDocument> of(String modelId, int version) {
    return documents.everOf(modelId, version).stream()
        .map(
            document ->
                new PackDocument(
                    modelId,
                    version,
                    document.said().kind(),
                    document.said().revision(),
                    document.said().author(),
                    document.said().writtenAt(),
                    document.bytes()))
        .toList();
  }
}
