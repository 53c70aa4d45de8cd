// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A passkey that is being made.
 *
 * @param registrationId under which the credential is sent back
 * @param publicKey what the browser is asked to make, as WebAuthn has it in JSON
 */
public record NewPasskey(UUID registrationId, JsonNode publicKey) {}
