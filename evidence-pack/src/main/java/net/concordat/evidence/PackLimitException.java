// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

/** A pack has more in it, or would have, than anybody is asked to verify. */
public final class PackLimitException extends EvidenceException {
  private static final long serialVersionUID = 1;

  PackLimitException(String entry, String message) {
    super(entry, message);
  }
}
