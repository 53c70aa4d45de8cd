// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A grantee asks for the next part of an artifact, or says that it has them all. */
@CordaSerializable
public final class ChunkRequest {
  /** Says that nothing more is wanted. */
  static final long DONE = -1;

  private final long offset;

  /**
   * @param offset the first byte of the part; {@code -1} to end
   */
  @ConstructorForDeserialization
  public ChunkRequest(long offset) {
    this.offset = offset;
  }

  public long getOffset() {
    return offset;
  }
}
