// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * An authenticator that Chromium plays, whose person is always there and verified.
 *
 * @param devTools by which it is spoken to
 * @param id its name there
 */
record VirtualAuthenticator(CDPSession devTools, String id) {
  /** Gives a page one of its own. */
  static VirtualAuthenticator on(Page page) {
    CDPSession devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    String id =
        devTools
            .send("WebAuthn.addVirtualAuthenticator", arguments)
            .get("authenticatorId")
            .getAsString();
    return new VirtualAuthenticator(devTools, id);
  }
}
