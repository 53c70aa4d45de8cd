// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.event.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be told.
 *
 * @param id which
 * @param url where to
 * @param events what
 * @param createdBy who asked, as the realm numbers people
 * @param createdAt since when; nothing older is told
 * @param goneAt when the receiver said that it is gone for good (410); nothing is told since. Null
 *     while it is there
 */
public record Webhook(
    UUID id,
    URI url,
    List<EventKind> events,
    String createdBy,
    Instant createdAt,
    @Nullable Instant goneAt) {}
