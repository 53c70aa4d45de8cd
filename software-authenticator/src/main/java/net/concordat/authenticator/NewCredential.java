// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

/**
 * A new WebAuthn credential in the parts that a browser gives a page.
 *
 * @param id by which a browser finds it
 * @param clientDataJson type, challenge and origin
 * @param attestationObject the public key with the authenticator's data, attested by nobody
 */
public record NewCredential(byte[] id, byte[] clientDataJson, byte[] attestationObject) {}
