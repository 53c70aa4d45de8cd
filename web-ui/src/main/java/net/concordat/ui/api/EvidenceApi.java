// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Evidence packs. */
@Component
public final class EvidenceApi {
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final RegistryClient registry;

  EvidenceApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Has a version's pack made, and passes it on as it comes. */
  public void pack(String modelId, int version, FileTarget to) {
    registry.file(ZIP, Map.of(), to, "models/{id}/versions/{n}/evidence", modelId, version);
  }
}
