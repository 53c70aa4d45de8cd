// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.common.CanonicalHash;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What an observer says, and signs, about whose transactions it is missing, and since when. */
@CordaSerializable
public final class OverdueStatement {
  private final SecureHash consortiumId;
  private final Instant at;
  private final List<Gap> gaps;
  private final DigitalSignature.WithKey signature;

  /**
   * @param consortiumId the consortium observed
   * @param at when it was said, by the observer's clock
   * @param gaps one for each node that has not reported a transaction it had notarised
   * @param signature the observer's, over the rest
   */
  @ConstructorForDeserialization
  public OverdueStatement(
      SecureHash consortiumId, Instant at, List<Gap> gaps, DigitalSignature.WithKey signature) {
    this.consortiumId = consortiumId;
    this.at = at;
    this.gaps = Collections.unmodifiableList(new ArrayList<>(gaps));
    this.signature = signature;
  }

  static OverdueStatement signed(
      ServiceHub services, Party us, SecureHash consortiumId, List<Gap> gaps) {
    Instant at = Instant.now();
    DigitalSignature.WithKey signature =
        services
            .getKeyManagementService()
            .sign(digest(us, consortiumId, at, gaps), us.getOwningKey());
    return new OverdueStatement(consortiumId, at, gaps, signature);
  }

  public SecureHash getConsortiumId() {
    return consortiumId;
  }

  public Instant getAt() {
    return at;
  }

  public List<Gap> getGaps() {
    return gaps;
  }

  public DigitalSignature.WithKey getSignature() {
    return signature;
  }

  /** The gap that a member left, if any. */
  Optional<Gap> gapOf(Party member) {
    return gaps.stream()
        .filter(gap -> gap.getRequester().equals(member.getName().toString()))
        .findFirst();
  }

  /** Whether an observer really signed this. */
  boolean isGenuine(Party observer) {
    try {
      return signature.getBy().equals(observer.getOwningKey())
          && signature.isValid(digest(observer, consortiumId, at, gaps));
    } catch (SignatureException | InvalidKeyException broken) {
      return false;
    }
  }

  private static byte[] digest(
      Party observer, SecureHash consortiumId, Instant at, List<Gap> gaps) {
    CanonicalHash hash =
        CanonicalHash.of("concordat/overdue")
            .text(observer.getName().toString())
            .bytes(consortiumId.getBytes())
            .number(at.toEpochMilli())
            .number(gaps.size());
    for (Gap gap : gaps) {
      hash.text(gap.requester).bytes(gap.txId.getBytes()).number(gap.since.toEpochMilli());
    }
    return hash.digest();
  }

  /** The oldest transaction of one node that the observer is missing. */
  @CordaSerializable
  public static final class Gap {
    private final String requester;
    private final SecureHash txId;
    private final Instant since;

    /**
     * @param requester the X.500 name of the node that had it notarised
     * @param txId which transaction
     * @param since when it was notarised, by the notary's clock
     */
    @ConstructorForDeserialization
    public Gap(String requester, SecureHash txId, Instant since) {
      this.requester = requester;
      this.txId = txId;
      this.since = since;
    }

    public String getRequester() {
      return requester;
    }

    public SecureHash getTxId() {
      return txId;
    }

    public Instant getSince() {
      return since;
    }
  }
}
