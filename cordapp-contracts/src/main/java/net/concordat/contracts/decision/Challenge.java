// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/**
 * What a person's passkey signs: the SHA-256 over one answer, in one role, to one proposal of one
 * member in one consortium, and so over everything that will follow from it.
 */
public final class Challenge extends Value {
  /** Crockford's base 32: no I, L, O, U, which are misread. */
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_DIGITS = 12;
  private static final int BITS_PER_DIGIT = 5;
  private static final int HASH_BITS = 256;

  private final SecureHash hash;

  private Challenge(SecureHash hash) {
    this.hash = hash;
  }

  /** The challenge for an answer to a proposal as it stands open. */
  public static Challenge of(StateAndRef<ProposalState> proposal, Role role, Decision verdict) {
    ProposalState asked = proposal.getState().getData();
    return new Challenge(
        LedgerHash.of("concordat/decision")
            .digest(asked.getHeader().getConsortiumId())
            .party(asked.getMember())
            .ref(proposal.getRef())
            .digest(asked.getSubject().digest())
            .name(role)
            .name(verdict)
            .instant(asked.getExpiresAt())
            .sha256());
  }

  /** The 32 bytes that are signed. */
  public SecureHash getHash() {
    return hash;
  }

  /**
   * The first 60 bits in Crockford's base 32, as {@code XXXX-XXXX-XXXX}: what a person compares to
   * know that what is signed is what the node shows.
   */
  public String code() {
    return code(hash);
  }

  static String code(SecureHash hash) {
    BigInteger bits =
        new BigInteger(1, hash.getBytes()).shiftRight(HASH_BITS - CODE_DIGITS * BITS_PER_DIGIT);
    StringBuilder code = new StringBuilder();
    for (int digit = CODE_DIGITS - 1; digit >= 0; digit--) {
      int value = bits.shiftRight(digit * BITS_PER_DIGIT).intValue() & (DIGITS.length() - 1);
      code.append(DIGITS.charAt(value));
      if (digit > 0 && digit % 4 == 0) {
        code.append('-');
      }
    }
    return code.toString();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Collections.singletonList(hash);
  }
}
