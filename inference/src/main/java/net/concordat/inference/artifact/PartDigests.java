// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.util.Map;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Sha256;

/** The SHA-256 of each entry of an artifact, in lower hex. */
public record PartDigests(
    String architectureDigest,
    String weightsDigest,
    String schemaDigest,
    String cardDigest,
    String exportManifestDigest) {

  static PartDigests of(Map<String, byte[]> entries) {
    return new PartDigests(
        hex(entries, ArtifactZip.CONFIGURATION),
        hex(entries, ArtifactZip.WEIGHTS),
        hex(entries, ArtifactZip.SCHEMA),
        hex(entries, ArtifactZip.CARD),
        hex(entries, ArtifactZip.EXPORT_MANIFEST));
  }

  private static String hex(Map<String, byte[]> entries, String name) {
    return Sha256.of(Checks.required(name, entries.get(name))).hex();
  }
}
