// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import net.concordat.evidence.EvidenceContents;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.LedgerEvidence;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UnknownMemberException;
import net.corda.core.identity.Party;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A node that knows one member, and does at once whatever can be said to it at all. */
@TestConfiguration
public class ReadyNode {
  @Bean
  @Primary
  LedgerCommands readyNode() {
    return new Ready();
  }

  /** It has no evidence to give, and says so as if it were away. */
  @Bean
  @Primary
  LedgerEvidence noEvidence() {
    return new LedgerEvidence() {
      @Override
      public EvidenceContents of(String modelId, int version) {
        throw new NodeUnavailableException("away", new IllegalStateException());
      }

      @Override
      public byte[] seal(byte[] indexDigest) {
        throw new NodeUnavailableException("away", new IllegalStateException());
      }
    };
  }

  private static final class Ready implements LedgerCommands, KnownParties {
    @Override
    public void requireReady(LedgerAct act) {
      FlowCalls.of(new UUID(0, 0).toString(), act, this);
    }

    @Override
    public Party party(String name) {
      if (!name.equals(LedgerSamples.BANK.getName().toString())) {
        throw new UnknownMemberException(name);
      }
      return LedgerSamples.BANK;
    }

    @Override
    public boolean isEnrolled(UUID personId) {
      return false;
    }

    @Override
    public CompletableFuture<LedgerResult> start(
        String clientId, UUID commandId, LedgerAct act, Consumer<String> progress) {
      FlowCalls.of(commandId.toString(), act, this);
      return CompletableFuture.completedFuture(
          new LedgerResult(new StateId("ab".repeat(32), 0), null));
    }

    @Override
    public void forget(String clientId) {
      // It remembers nothing.
    }
  }
}
