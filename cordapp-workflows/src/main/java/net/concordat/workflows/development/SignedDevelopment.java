// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.development;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.people.Assertion;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Who developed an artifact, and what each of them signed; see {@link DevelopmentState#challenge}.
 */
@CordaSerializable
public final class SignedDevelopment {
  private final SecureHash artifactDigest;
  private final OpaqueBytes salt;
  private final List<Signature> signatures;

  /**
   * @param artifactDigest the SHA-256 of the artifact
   * @param salt 32 random bytes, of this development alone
   * @param signatures those of all developers, in the order in which each signed the list
   */
  @ConstructorForDeserialization
  public SignedDevelopment(
      SecureHash artifactDigest, OpaqueBytes salt, List<Signature> signatures) {
    this.artifactDigest = artifactDigest;
    this.salt = salt;
    this.signatures = Collections.unmodifiableList(new ArrayList<>(signatures));
  }

  public SecureHash getArtifactDigest() {
    return artifactDigest;
  }

  public OpaqueBytes getSalt() {
    return salt;
  }

  public List<Signature> getSignatures() {
    return signatures;
  }

  List<Developer> developers() {
    return signatures.stream()
        .map(each -> new Developer(Developer.digestOf(salt, each.personId), each.assertion))
        .collect(Collectors.toList());
  }

  /** What one of them signed. */
  @CordaSerializable
  public static final class Signature {
    private final UUID personId;
    private final Assertion assertion;

    /**
     * @param personId who
     * @param assertion what the passkey signed
     */
    @ConstructorForDeserialization
    public Signature(UUID personId, Assertion assertion) {
      this.personId = personId;
      this.assertion = assertion;
    }

    public UUID getPersonId() {
      return personId;
    }

    public Assertion getAssertion() {
      return assertion;
    }
  }
}
