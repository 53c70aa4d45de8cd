// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot;

import java.util.List;
import net.concordat.registry.passkey.CredentialDescriptor;

/**
 * What a page passes to a browser to have an answer signed, for {@code
 * PublicKeyCredential.parseRequestOptionsFromJSON}.
 *
 * @param challenge of the answer, in base64url
 * @param rpId the domain that the passkeys are bound to
 * @param allowCredentials the passkeys under which whoever is signed in is enrolled
 * @param userVerification always {@code required}
 */
public record RequestOptions(
    String challenge,
    String rpId,
    List<CredentialDescriptor> allowCredentials,
    String userVerification) {}
