// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.page.Page;
import java.util.function.Consumer;

/** Has the browser ask whoever sits before it for a passkey (WebAuthn Level 3). */
public final class Passkey {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SIGN =
      """
      return navigator.credentials.get({publicKey:
        PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse($0))})
        .then(credential => JSON.stringify(credential.toJSON()))\
      """;

  private Passkey() {}

  /**
   * Asks.
   *
   * @param options what is to be signed, as WebAuthn has it in JSON
   * @param signed takes the credential as the browser gives it in JSON
   * @param refused takes what the browser says where nothing was signed
   */
  public static void sign(
      Page page, JsonNode options, Consumer<JsonNode> signed, Consumer<String> refused) {
    page.executeJs(SIGN, options.toString())
        .then(
            String.class,
            text -> {
              try {
                signed.accept(JSON.readTree(text));
              } catch (JsonProcessingException e) {
                refused.accept(e.getOriginalMessage());
              }
            },
            refused::accept);
  }
}
