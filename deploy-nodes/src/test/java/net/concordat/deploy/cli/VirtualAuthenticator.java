// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What Chromium takes for a device with passkeys, for one page; its owner always agrees. */
public final class VirtualAuthenticator {
  private final CDPSession devTools;
  private final String id;

  /** A new one without passkeys. */
  public VirtualAuthenticator(Page page) {
    devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    id =
        devTools
            .send("WebAuthn.addVirtualAuthenticator", arguments)
            .get("authenticatorId")
            .getAsString();
  }

  /** Its passkeys, with their private keys. */
  public List<JsonObject> passkeys() {
    JsonObject arguments = new JsonObject();
    arguments.addProperty("authenticatorId", id);
    List<JsonObject> passkeys = new ArrayList<>();
    devTools
        .send("WebAuthn.getCredentials", arguments)
        .getAsJsonArray("credentials")
        .forEach(each -> passkeys.add(each.getAsJsonObject()));
    return passkeys;
  }

  /** Gives it a passkey of another's. */
  public void hold(JsonObject passkey) {
    JsonObject arguments = new JsonObject();
    arguments.addProperty("authenticatorId", id);
    arguments.add("credential", passkey);
    devTools.send("WebAuthn.addCredential", arguments);
  }
}
