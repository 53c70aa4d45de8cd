// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/** Puts a jar into this node's attachment storage, for its transactions to attach. */
@StartableByRPC
public final class BringJarFlow extends FlowLogic<SecureHash> {
  private final byte[] jar;

  /**
   * @param jar its bytes
   */
  public BringJarFlow(byte[] jar) {
    this.jar = jar.clone();
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    try {
      return getServiceHub()
          .getAttachments()
          .importAttachment(new ByteArrayInputStream(jar), "cheat", "contracts.jar");
    } catch (IOException e) {
      throw new FlowException("The jar could not be stored", e);
    }
  }
}
