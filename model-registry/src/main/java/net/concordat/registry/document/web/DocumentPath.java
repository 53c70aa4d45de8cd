// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import java.util.stream.Collectors;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.web.NotFoundException;
import org.jspecify.annotations.Nullable;

/** How documents are named in addresses. */
final class DocumentPath {
  static final String OF_MODEL = "/api/v1/models/{modelId}/documents";
  static final String OF_VERSION = "/api/v1/models/{modelId}/versions/{version}/documents";

  private DocumentPath() {}

  /**
   * The document that an address names.
   *
   * @param version null for the model's own
   * @throws NotFoundException if there is no such kind
   */
  static DocumentId id(String modelId, @Nullable Integer version, String kind) {
    return DocumentKind.named(kind)
        .filter(known -> known.isOfVersion() == (version != null))
        .map(known -> new DocumentId(modelId, version == null ? 0 : version, known))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "A %s has no such document; it has: %s."
                        .formatted(
                            version == null ? "model" : "version",
                            DocumentKind.of(version != null).stream()
                                .map(DocumentKind::path)
                                .collect(Collectors.joining(", ")))));
  }
}
