// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.development;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.Assertion;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** One of those who developed an artifact, and what that person signed. */
@CordaSerializable
public final class Developer extends Value {
  private final SecureHash personDigest;
  private final Assertion assertion;

  /**
   * @param personDigest which person, see {@link #digestOf}
   * @param assertion the answer to the challenge of the development
   */
  @ConstructorForDeserialization
  public Developer(SecureHash personDigest, Assertion assertion) {
    this.personDigest = personDigest;
    this.assertion = assertion;
  }

  /** A person's pseudonym under the salt of one development. */
  public static SecureHash digestOf(OpaqueBytes salt, UUID personId) {
    return LedgerHash.of("concordat/developer").bytes(salt.getBytes()).id(personId).sha256();
  }

  public SecureHash getPersonDigest() {
    return personDigest;
  }

  public Assertion getAssertion() {
    return assertion;
  }

  void checkBounds() {
    Bounds.digest("personDigest", personDigest);
    assertion.checkBounds();
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(personDigest, assertion);
  }
}
