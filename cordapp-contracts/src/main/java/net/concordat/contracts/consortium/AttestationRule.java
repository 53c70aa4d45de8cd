// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.common.CanonicalHash;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a passkey must show of its maker before a person is enrolled with it: nothing, or that it is
 * of one of certain models, by a certificate that leads to one of certain makers. A member's
 * registry holds its people to it; no contract sees an attestation.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-attestation">Web Authentication, section
 *     6.5</a>
 */
@CordaSerializable
public final class AttestationRule extends Value {
  /** Most models of authenticators, and most makers. */
  private static final int MOST = 50;

  private static final UUID NO_MODEL = new UUID(0, 0);

  private final List<UUID> aaguids;
  private final List<SecureHash> trustedRoots;

  /**
   * @param aaguids the models of authenticators that serve (AAGUIDs), at most 50; none if nothing
   *     is asked
   * @param trustedRoots the SHA-256 of each maker's root certificate in DER, at most 50; none if
   *     nothing is asked
   */
  @ConstructorForDeserialization
  public AttestationRule(List<UUID> aaguids, List<SecureHash> trustedRoots) {
    this.aaguids = Collections.unmodifiableList(new ArrayList<>(aaguids));
    this.trustedRoots = Collections.unmodifiableList(new ArrayList<>(trustedRoots));
  }

  /** Nothing is asked. */
  public static AttestationRule none() {
    return new AttestationRule(Collections.emptyList(), Collections.emptyList());
  }

  /** Whether an attestation is asked for at all. */
  public boolean isDemanded() {
    return !aaguids.isEmpty();
  }

  public List<UUID> getAaguids() {
    return aaguids;
  }

  public List<SecureHash> getTrustedRoots() {
    return trustedRoots;
  }

  /** Adds all of it to a hash. */
  void writeTo(CanonicalHash hash) {
    hash.number(aaguids.size());
    aaguids.forEach(aaguid -> hash.text(aaguid.toString()));
    hash.number(trustedRoots.size());
    trustedRoots.forEach(root -> hash.bytes(root.getBytes()));
  }

  void checkBounds() {
    Bounds.list("aaguids", aaguids, 0, MOST);
    LedgerRule.FRAME_BOUNDED.require(
        !aaguids.contains(NO_MODEL), "aaguids names the one that stands for no model");
    Bounds.list("trustedRoots", trustedRoots, isDemanded() ? 1 : 0, isDemanded() ? MOST : 0);
    for (SecureHash root : trustedRoots) {
      Bounds.digest("trustedRoots", root);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(aaguids, trustedRoots);
  }
}
