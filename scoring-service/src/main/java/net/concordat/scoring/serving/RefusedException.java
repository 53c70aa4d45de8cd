// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

/** No version may decide. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Says why. */
  public RefusedException(Refusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
