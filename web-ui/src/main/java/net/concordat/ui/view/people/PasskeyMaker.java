// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.page.Page;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Has the browser make a passkey for whoever sits before it (WebAuthn Level 3). */
final class PasskeyMaker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CREATE =
      """
      return (async () => {
        if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) {
          return JSON.stringify({error: 'Unsupported', message: ''});
        }
        try {
          const made = await navigator.credentials.create({publicKey:
            PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse($0))});
          return JSON.stringify({credential: made.toJSON()});
        } catch (e) {
          return JSON.stringify({error: e.name, message: e.message});
        }
      })()""";

  private PasskeyMaker() {}

  /**
   * Asks for one.
   *
   * @param options what is to be made, as WebAuthn has it in JSON
   * @param made takes the credential as the browser gives it in JSON
   * @param refused takes WebAuthn's name of what went wrong, or {@code Unsupported}, and what the
   *     browser says
   */
  static void make(
      Page page, JsonNode options, Consumer<JsonNode> made, BiConsumer<String, String> refused) {
    page.executeJs(CREATE, options.toString())
        .then(
            String.class,
            text -> {
              try {
                JsonNode answer = JSON.readTree(text);
                if (answer.has("credential")) {
                  made.accept(answer.path("credential"));
                } else {
                  refused.accept(answer.path("error").asText(), answer.path("message").asText());
                }
              } catch (JsonProcessingException e) {
                refused.accept("", e.getOriginalMessage());
              }
            },
            said -> refused.accept("", said));
  }
}
