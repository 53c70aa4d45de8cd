// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.outcome;

/** An outcome does not fit what is recorded; none of those handed in with it is kept. */
public final class OutcomeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  OutcomeRefusedException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** 404 of a decision that there is not, 409 of a second other label, 422 of a time. */
  public int status() {
    return status;
  }
}
