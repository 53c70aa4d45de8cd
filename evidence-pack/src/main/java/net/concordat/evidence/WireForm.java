// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.serialization.internal.SerializationEnvironmentKt;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.nodeapi.internal.rpc.client.AMQPClientSerializationScheme;

/** Transactions as Corda serialises them, read where there is no node. */
final class WireForm {
  private WireForm() {}

  /**
   * Reads a transaction that may be anything. Corda makes objects only of classes that are marked
   * for it.
   *
   * @throws EvidenceException if it is none
   */
  static SignedTransaction read(String entry, byte[] bytes) throws EvidenceException {
    prepare();
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    try {
      SignedTransaction transaction =
          factory.deserialize(
              new OpaqueBytes(bytes), SignedTransaction.class, factory.getDefaultContext());
      // What it consists of is read now, not when somebody first asks.
      transaction.getTx().getOutputs().forEach(output -> output.getData());
      transaction.getTx().getCommands().forEach(command -> command.getValue());
      return transaction;
    } catch (Exception | LinkageError | StackOverflowError broken) {
      throw new EvidenceException(entry, "no transaction that can be read: " + broken.getMessage());
    }
  }

  /** Corda's RPC client sets the same up, once for a whole JVM; whoever comes first does it. */
  private static synchronized void prepare() {
    try {
      SerializationEnvironmentKt.getEffectiveSerializationEnv();
    } catch (IllegalStateException notYet) {
      AMQPClientSerializationScheme.Companion.initialiseSerialization(
          WireForm.class.getClassLoader(), Set.of(), Set.of(), new ConcurrentHashMap<>());
    }
  }
}
