// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;

/**
 * A model family.
 *
 * @param modelId its id, 64 hex digits
 * @param name for display; need not be unique
 * @param owner the member that publishes its versions
 * @param purpose what it is for
 * @param lastVersion the number of the newest version, 0 before the first
 * @param since from when on it stands so
 */
public record RegisteredModel(
    String modelId, String name, String owner, String purpose, int lastVersion, Instant since) {}
