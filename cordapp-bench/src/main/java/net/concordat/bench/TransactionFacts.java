// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** How large a transaction is. */
@CordaSerializable
public final class TransactionFacts {
  private final int inputs;
  private final int references;
  private final int outputs;
  private final int bytes;

  /**
   * @param inputs how many states it consumes
   * @param references how many states it references
   * @param outputs how many states it produces
   * @param bytes its length with all signatures, as it is sent and stored
   */
  @ConstructorForDeserialization
  public TransactionFacts(int inputs, int references, int outputs, int bytes) {
    this.inputs = inputs;
    this.references = references;
    this.outputs = outputs;
    this.bytes = bytes;
  }

  public int getInputs() {
    return inputs;
  }

  public int getReferences() {
    return references;
  }

  public int getOutputs() {
    return outputs;
  }

  public int getBytes() {
    return bytes;
  }
}
