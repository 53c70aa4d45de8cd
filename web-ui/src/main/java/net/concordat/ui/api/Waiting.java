// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person, or ended for it.
 *
 * @param kind what is to be done or seen, such as DECIDE
 * @param since since when
 * @param due until when; null for any time
 * @param modelId about which model; null if about none
 * @param version about which of its versions; null if about none
 * @param id of the proposal, grant, job or command; null if it is about a version alone
 * @param about what is proposed, which finding it is, which command it was, how a job ended; null
 *     where the kind says it all
 */
public record Waiting(
    String kind,
    Instant since,
    @Nullable Instant due,
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable UUID id,
    @Nullable String about) {}
