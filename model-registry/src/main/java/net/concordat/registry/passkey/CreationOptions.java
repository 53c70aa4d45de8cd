// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.util.List;
import java.util.UUID;

/**
 * What a page passes to a browser to make a passkey.
 *
 * @param registrationId under which the credential is sent back
 * @param publicKey the options, for {@code PublicKeyCredential.parseCreationOptionsFromJSON}
 * @see <a href="https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson">
 *     Web Authentication, section 5.1.9</a>
 */
public record CreationOptions(UUID registrationId, PublicKey publicKey) {
  /**
   * The options in the specification's own words.
   *
   * @param timeout in milliseconds
   */
  public record PublicKey(
      RelyingPartyEntity rp,
      User user,
      String challenge,
      List<Parameters> pubKeyCredParams,
      long timeout,
      List<CredentialDescriptor> excludeCredentials,
      Selection authenticatorSelection,
      String attestation) {}

  /** The bank. */
  public record RelyingPartyEntity(String id, String name) {}

  /**
   * The person, to the own authenticator alone.
   *
   * @param id the pseudonym's 16 bytes in base64url
   */
  public record User(String id, String name, String displayName) {}

  /** A kind of key. */
  public record Parameters(String type, int alg) {}

  /** What the authenticator must be able to do. */
  public record Selection(
      String residentKey, boolean requireResidentKey, String userVerification) {}
}
