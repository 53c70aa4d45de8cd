// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * What one client says in one step of a masked round, signed with the key that the ledger knows.
 */
@CordaSerializable
public final class MaskMail extends Value {
  /** What the largest consortium's shares need. */
  static final int MOST_BYTES = 4_096;

  private final MaskStep step;
  private final int seat;
  private final OpaqueBytes said;
  private final SecureHash before;
  private final OpaqueBytes signature;

  /**
   * @param step in which step
   * @param seat the client's place in the federation, from 0
   * @param said what the client's worker has made; a node reads survivors alone
   * @param before the digest of the list of the step before, as the client was shown it
   * @param signature the client's, over {@link #signedBytes}
   */
  @ConstructorForDeserialization
  public MaskMail(
      MaskStep step, int seat, OpaqueBytes said, SecureHash before, OpaqueBytes signature) {
    this.step = step;
    this.seat = seat;
    this.said = said;
    this.before = before;
    this.signature = signature;
  }

  /**
   * What a client signs: that it says this, in this step of this attempt, training from these
   * weights, after it was shown this list.
   */
  static byte[] signedBytes(
      MaskedAttempt attempt, SecureHash weights, MaskStep step, SecureHash before, byte[] said) {
    return LedgerHash.of("concordat/mask-mail")
        .digest(attempt.getFederationId())
        .number(attempt.getRound())
        .number(attempt.getGatherer())
        .digest(weights)
        .name(step)
        .digest(before)
        .bytes(said)
        .sha256()
        .getBytes();
  }

  boolean isSignedBy(Party client, MaskedAttempt attempt, SecureHash weights) {
    try {
      return Crypto.isValid(
          client.getOwningKey(),
          signature.getBytes(),
          signedBytes(attempt, weights, step, before, said.getBytes()));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether another says the same; a signature can be made in more than one way. */
  boolean saysAs(MaskMail other) {
    return step == other.step
        && seat == other.seat
        && said.equals(other.said)
        && before.equals(other.before);
  }

  public MaskStep getStep() {
    return step;
  }

  public int getSeat() {
    return seat;
  }

  public OpaqueBytes getSaid() {
    return said;
  }

  public SecureHash getBefore() {
    return before;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(step, seat, said, before, signature);
  }
}
