// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

/**
 * Names a passkey to a browser.
 *
 * @param type always {@code public-key}
 * @param id the credential's id in base64url
 */
public record CredentialDescriptor(String type, String id) {
  /** A passkey by its credential's id. */
  public static CredentialDescriptor of(String credentialId) {
    return new CredentialDescriptor("public-key", credentialId);
  }
}
