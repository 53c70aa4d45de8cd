// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
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
 * What a client signed of its update before it sends it. With the signature in the state, a round
 * needs no client that answers while its transaction is made.
 */
@CordaSerializable
public final class UpdateCommitment extends Value {
  /** The longest signature of a member, in bytes. */
  static final int MOST_SIGNATURE = 512;

  private final int seat;
  private final SecureHash digest;
  private final OpaqueBytes signature;

  /**
   * @param seat the client's place in the federation, from 0
   * @param digest the SHA-256 of the bytes that it will send
   * @param signature over {@link #signedBytes}
   */
  @ConstructorForDeserialization
  public UpdateCommitment(int seat, SecureHash digest, OpaqueBytes signature) {
    this.seat = seat;
    this.digest = digest;
    this.signature = signature;
  }

  /**
   * What a client signs: for this round, trained from these weights, this update and no other.
   *
   * @param round the round's number
   * @param trainedFrom the digest of the global weights as they stood before it
   */
  public static byte[] signedBytes(
      SecureHash federationId, int round, SecureHash trainedFrom, Party client, SecureHash digest) {
    return LedgerHash.of("concordat/client-update")
        .digest(federationId)
        .number(round)
        .digest(trainedFrom)
        .party(client)
        .digest(digest)
        .sha256()
        .getBytes();
  }

  /** Whether a client signed it for a round. */
  public boolean isSignedBy(
      Party client, SecureHash federationId, int round, SecureHash trainedFrom) {
    try {
      return Crypto.isValid(
          client.getOwningKey(),
          signature.getBytes(),
          signedBytes(federationId, round, trainedFrom, client, digest));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    }
  }

  void checkBounds() {
    Bounds.number("seat", seat, 0, Bounds.PARTIES - 1L);
    Bounds.digest("digest", digest);
    Bounds.number("signature", signature.getSize(), 1, MOST_SIGNATURE);
  }

  public int getSeat() {
    return seat;
  }

  public SecureHash getDigest() {
    return digest;
  }

  public OpaqueBytes getSignature() {
    return signature;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(seat, digest, signature);
  }
}
