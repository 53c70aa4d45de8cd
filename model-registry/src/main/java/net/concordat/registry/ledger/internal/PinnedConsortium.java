// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Optional;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.workflows.consortium.PinnedConsortiumFlow;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The consortium that the node is bound to; once it is, it stays so. */
@Component
class PinnedConsortium {
  private final NodeConnection node;
  private @Nullable String id;

  PinnedConsortium(NodeConnection node) {
    this.node = node;
  }

  /**
   * Its id; empty while there is none.
   *
   * @throws NodeUnavailableException if the node does not answer
   */
  synchronized Optional<String> id() {
    if (id == null) {
      SecureHash pinned = node.run(PinnedConsortiumFlow.class);
      id = pinned == null ? null : Facts.hex(pinned);
    }
    return Optional.ofNullable(id);
  }
}
