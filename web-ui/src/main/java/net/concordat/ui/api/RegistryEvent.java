// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param number counts what the registry knows; larger is later
 * @param type such as version.approved
 * @param at when, by the ledger where that knows
 * @param knownAt when this party's node recorded it
 * @param data what about, by type
 */
public record RegistryEvent(long number, String type, Instant at, Instant knownAt, JsonNode data) {}
