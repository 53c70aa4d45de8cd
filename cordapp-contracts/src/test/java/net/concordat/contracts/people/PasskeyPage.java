// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * A page in Chromium whose virtual authenticator answers for a person: what browsers do with
 * passkeys, without a finger to wait for.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/">DevTools
 *     protocol, WebAuthn</a>
 */
final class PasskeyPage {
  private static final String CREATE =
      """
      async ([relyingPartyId, algorithm]) => {
        const credential = await navigator.credentials.create({publicKey: {
          rp: {id: relyingPartyId, name: "A bank"},
          user: {id: new Uint8Array(16), name: "a pseudonym", displayName: "a pseudonym"},
          challenge: new Uint8Array(32),
          pubKeyCredParams: [{type: "public-key", alg: algorithm}],
          authenticatorSelection: {userVerification: "required"}}});
        return [credential.rawId, credential.response.getPublicKey()]
          .map(buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))));
      }""";

  private static final String GET =
      """
      async ([relyingPartyId, id, challenge, userVerification]) => {
        const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
        const {response} = await navigator.credentials.get({publicKey: {
          rpId: relyingPartyId,
          challenge: bytes(challenge),
          allowCredentials: [{type: "public-key", id: bytes(id)}],
          userVerification: userVerification}});
        return [response.authenticatorData, response.clientDataJSON, response.signature]
          .map(buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))));
      }""";

  private final String relyingPartyId;
  private final Page page;
  private final CDPSession devTools;
  private final String authenticatorId;

  PasskeyPage(Browser browser, String url, String relyingPartyId) {
    this.relyingPartyId = relyingPartyId;
    page = browser.newPage();
    devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    authenticatorId = addAuthenticator();
    page.navigate(url);
  }

  private String addAuthenticator() {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    return devTools
        .send("WebAuthn.addVirtualAuthenticator", arguments)
        .get("authenticatorId")
        .getAsString();
  }

  /** Has the person fail to show who it is, from now on. */
  void doNotVerifyThePerson() {
    JsonObject arguments = new JsonObject();
    arguments.addProperty("authenticatorId", authenticatorId);
    arguments.addProperty("isUserVerified", false);
    devTools.send("WebAuthn.setUserVerified", arguments);
  }

  void navigate(String url) {
    page.navigate(url);
  }

  Passkey register(PasskeyAlgorithm algorithm) {
    int cose = algorithm == PasskeyAlgorithm.ES256 ? -7 : -257;
    List<byte[]> made = run(page.mainFrame(), CREATE, List.of(relyingPartyId, cose));
    return new Passkey(made.get(0), key(algorithm, made.get(1)));
  }

  private static PasskeyPublicKey key(PasskeyAlgorithm algorithm, byte[] subjectPublicKeyInfo) {
    try {
      return PasskeyPublicKey.of(
          KeyFactory.getInstance(algorithm == PasskeyAlgorithm.ES256 ? "EC" : "RSA")
              .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> run(Frame frame, String script, List<?> arguments) {
    Object answer = frame.evaluate(script, arguments);
    return ((List<?>) answer)
        .stream().map(part -> Base64.getDecoder().decode(part.toString())).toList();
  }

  /** A key that the virtual authenticator made, and how to ask for it. */
  final class Passkey {
    private final byte[] id;
    private final PasskeyPublicKey key;

    private Passkey(byte[] id, PasskeyPublicKey key) {
      this.id = id;
      this.key = key;
    }

    PasskeyPublicKey key() {
      return key;
    }

    Assertion sign(SecureHash challenge) {
      return sign(page.mainFrame(), challenge, "required");
    }

    Assertion signInsideThePage(SecureHash challenge) {
      return sign(page.mainFrame().childFrames().get(0), challenge, "required");
    }

    Assertion signWithoutVerification(SecureHash challenge) {
      return sign(page.mainFrame(), challenge, "discouraged");
    }

    private Assertion sign(Frame frame, SecureHash challenge, String userVerification) {
      Base64.Encoder text = Base64.getEncoder();
      List<String> arguments =
          List.of(
              relyingPartyId,
              text.encodeToString(id),
              text.encodeToString(challenge.getBytes()),
              userVerification);
      List<byte[]> parts = run(frame, GET, arguments);
      return new Assertion(
          new OpaqueBytes(parts.get(0)),
          new OpaqueBytes(parts.get(1)),
          new OpaqueBytes(parts.get(2)));
    }
  }
}
