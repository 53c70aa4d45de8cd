// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import net.corda.core.serialization.CordaSerializable;

/** How a passkey signs, by the name that WebAuthn gives it. */
@CordaSerializable
public enum PasskeyAlgorithm {
  /** ECDSA on the curve P-256 with SHA-256; COSE algorithm -7. */
  ES256,
  /** RSASSA-PKCS1-v1_5 with SHA-256; COSE algorithm -257. */
  RS256
}
