// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

/** Something in a pack is not as it must be. */
public sealed class EvidenceException extends Exception permits PackLimitException {
  private static final long serialVersionUID = 1;

  private final String entry;

  /**
   * @param entry in which entry, or part of the pack
   * @param message what is wrong with it
   */
  public EvidenceException(String entry, String message) {
    super(message);
    this.entry = entry;
  }

  /** Where. */
  public String entry() {
    return entry;
  }
}
