// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What a node holds of the ledger, what it told others of it, and what it refused. */
@CordaSerializable
public final class LedgerReport {
  private final List<Entry> entries;
  private final List<Told> told;
  private final List<Refusal> refusals;

  /**
   * @param entries the transactions in the node's storage
   * @param told the outbox
   * @param refusals what the node refused to take
   */
  @ConstructorForDeserialization
  public LedgerReport(List<Entry> entries, List<Told> told, List<Refusal> refusals) {
    this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
    this.told = Collections.unmodifiableList(new ArrayList<>(told));
    this.refusals = Collections.unmodifiableList(new ArrayList<>(refusals));
  }

  public List<Entry> getEntries() {
    return entries;
  }

  public List<Told> getTold() {
    return told;
  }

  public List<Refusal> getRefusals() {
    return refusals;
  }

  /** A transaction. */
  @CordaSerializable
  public static final class Entry {
    private final SecureHash txId;
    private final SecureHash consortiumId;
    private final String command;
    private final List<SecureHash> buildsOn;
    private final List<SecureHash> contractJars;

    /**
     * @param txId which
     * @param consortiumId the consortium it belongs to; of a seed, the one it can become
     * @param command its verb with its subject, for example {@code GrantContract.Offer}
     * @param buildsOn the transactions that produced what it consumes or references
     * @param contractJars the contract jars that judge it
     */
    @ConstructorForDeserialization
    public Entry(
        SecureHash txId,
        SecureHash consortiumId,
        String command,
        List<SecureHash> buildsOn,
        List<SecureHash> contractJars) {
      this.txId = txId;
      this.consortiumId = consortiumId;
      this.command = command;
      this.buildsOn = Collections.unmodifiableList(new ArrayList<>(buildsOn));
      this.contractJars = Collections.unmodifiableList(new ArrayList<>(contractJars));
    }

    public SecureHash getTxId() {
      return txId;
    }

    public SecureHash getConsortiumId() {
      return consortiumId;
    }

    public String getCommand() {
      return command;
    }

    public List<SecureHash> getBuildsOn() {
      return buildsOn;
    }

    public List<SecureHash> getContractJars() {
      return contractJars;
    }
  }

  /** A transaction of which another node was, or is to be, told. */
  @CordaSerializable
  public static final class Told {
    private final String txId;
    private final String recipient;
    private final OutboxStatus status;
    private final @Nullable String reason;

    /**
     * @param txId which transaction
     * @param recipient the X.500 name of the other node
     * @param status what became of it
     * @param reason why it was refused; null if it was not
     */
    @ConstructorForDeserialization
    public Told(String txId, String recipient, OutboxStatus status, @Nullable String reason) {
      this.txId = txId;
      this.recipient = recipient;
      this.status = status;
      this.reason = reason;
    }

    public String getTxId() {
      return txId;
    }

    public String getRecipient() {
      return recipient;
    }

    public OutboxStatus getStatus() {
      return status;
    }

    public @Nullable String getReason() {
      return reason;
    }
  }

  /** A transaction that the node refused to take. */
  @CordaSerializable
  public static final class Refusal {
    private final String txId;
    private final String sender;
    private final Instant at;
    private final String reason;

    /**
     * @param txId which transaction
     * @param sender the X.500 name of the node that sent it
     * @param at when, by this node's clock
     * @param reason the rule and what was given
     */
    @ConstructorForDeserialization
    public Refusal(String txId, String sender, Instant at, String reason) {
      this.txId = txId;
      this.sender = sender;
      this.at = at;
      this.reason = reason;
    }

    public String getTxId() {
      return txId;
    }

    public String getSender() {
      return sender;
    }

    public Instant getAt() {
      return at;
    }

    public String getReason() {
      return reason;
    }
  }
}
