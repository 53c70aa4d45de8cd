// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

/**
 * A WebAuthn assertion in the three parts that a browser gives a page.
 *
 * @param authenticatorData hash of the relying-party id, flags, counter
 * @param clientDataJson type, challenge and origin
 * @param signature in DER, over the authenticator data and the SHA-256 of the client data
 */
public record SignedAssertion(byte[] authenticatorData, byte[] clientDataJson, byte[] signature) {}
