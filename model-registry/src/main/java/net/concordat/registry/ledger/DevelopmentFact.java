// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.concordat.contracts.development.Developer;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Who developed an artifact, signed by each of them.
 *
 * @param member whose people
 * @param artifactDigest the SHA-256 of the artifact
 * @param salt under which the people are named, 64 hex digits
 * @param developers each as the SHA-256 over salt and pseudonym
 */
public record DevelopmentFact(
    String member, String artifactDigest, String salt, List<String> developers) implements Fact {
  /** Under which of these digests a person is named, whether or not the person is. */
  public String digestOf(UUID personId) {
    return Developer.digestOf(new OpaqueBytes(HexFormat.of().parseHex(salt)), personId)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
