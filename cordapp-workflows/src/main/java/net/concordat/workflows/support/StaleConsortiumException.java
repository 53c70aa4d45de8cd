// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import net.corda.core.flows.FlowException;

/**
 * The notary knows a newer state of the consortium than this node: the transaction is not made, and
 * can be made anew once the node has caught up.
 */
final class StaleConsortiumException extends FlowException {
  private static final long serialVersionUID = 1;

  StaleConsortiumException(String message) {
    super(message);
  }
}
