// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import net.corda.core.crypto.SecureHash;

/**
 * A document.
 *
 * @param kind what it is, in lower case, for example {@code model-card}
 * @param ending how its name ends, for example {@code md}
 * @param content its bytes
 */
public record PackDocument(String kind, String ending, byte[] content) {
  /** Its name in a folder of a pack. */
  String name() {
    return kind + "-" + LedgerJson.hex(SecureHash.sha256(content)) + "." + ending;
  }
}
