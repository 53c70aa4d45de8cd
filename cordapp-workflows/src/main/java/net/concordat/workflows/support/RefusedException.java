// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.contracts.TransactionVerificationException;
import net.corda.core.flows.FlowException;

/**
 * A node refused, by a rule of the flows or of the contracts. The message begins with the rule's
 * name and a colon, goes on with its sentence, and ends with what was given.
 */
public final class RefusedException extends FlowException {
  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }

  /** A contract's refusal in the words of its rule, without Corda's around them. */
  static RefusedException of(TransactionVerificationException refusal) {
    Throwable cause = refusal.getCause();
    String message = cause == null ? refusal.getMessage() : cause.getMessage();
    return new RefusedException(message == null ? refusal.toString() : message);
  }

  /** A refusal by contract code that a flow runs before there is a transaction. */
  public static RefusedException of(IllegalArgumentException refusal) {
    return new RefusedException(String.valueOf(refusal.getMessage()));
  }

  /** Asks a contract's rule before there is a transaction, and refuses unless it holds. */
  public static void require(LedgerRule rule, boolean holds, String given) throws RefusedException {
    if (!holds) {
      throw by(rule, given);
    }
  }

  /** A refusal by a contract's rule that a flow asks before there is a transaction. */
  public static RefusedException by(LedgerRule rule, String given) {
    return new RefusedException(String.valueOf(rule.refusal(given).getMessage()));
  }

  /** The name of the rule that refused. */
  public String rule() {
    String message = String.valueOf(getMessage());
    int end = message.indexOf(':');
    return end < 0 ? message : message.substring(0, end);
  }
}
