// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

/**
 * Which document.
 *
 * @param modelId of which model
 * @param version of which of its versions, from 1; 0 for the model's own
 * @param kind what it is for
 */
public record DocumentId(String modelId, int version, DocumentKind kind) {
  @Override
  public String toString() {
    return "%s of %smodel %s"
        .formatted(kind.path(), version == 0 ? "" : "version " + version + " of ", modelId);
  }
}
