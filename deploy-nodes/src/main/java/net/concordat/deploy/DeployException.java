// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

/** Something the operator can mend; the message is one or two sentences that say how. */
public class DeployException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong and what to do. */
  public DeployException(String message) {
    super(message);
  }

  /** What is wrong and what to do, and what it came from. */
  public DeployException(String message, Throwable cause) {
    super(message, cause);
  }
}
