// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Verifies one assertion again and again as a contract does, in the node's own JVM, and tells how
 * many nanoseconds each time took.
 */
@StartableByRPC
public final class VerifyAssertionFlow extends FlowLogic<List<Long>> {
  private final Assertion assertion;
  private final PasskeyPublicKey key;
  private final SecureHash challenge;
  private final String relyingPartyId;
  private final String origin;
  private final int times;

  /**
   * @param assertion what the passkey signed
   * @param key the passkey's
   * @param challenge what was to be signed
   * @param relyingPartyId the domain of the passkey
   * @param origin the web origin at which it was signed
   * @param times how often, at least once; as often again before, to warm up
   */
  public VerifyAssertionFlow(
      Assertion assertion,
      PasskeyPublicKey key,
      SecureHash challenge,
      String relyingPartyId,
      String origin,
      int times) {
    this.assertion = assertion;
    this.key = key;
    this.challenge = challenge;
    this.relyingPartyId = relyingPartyId;
    this.origin = origin;
    this.times = times;
  }

  @Override
  public List<Long> call() {
    List<String> origins = Collections.singletonList(origin);
    return Repeated.nanos(times, () -> assertion.verify(key, challenge, relyingPartyId, origins));
  }
}
