// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.nio.charset.StandardCharsets;

/**
 * A revision with its text.
 *
 * @param said who wrote what when
 * @param text JSON, byte for byte as it was written
 */
public record Document(Revision said, String text) {
  /** The bytes of the text, over which the digest is. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
