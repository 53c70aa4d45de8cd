// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody said about a version; it never changes.
 *
 * @param id which
 * @param modelId about which model
 * @param version about which of its versions
 * @param about what of it, in the writer's words, such as a finding's id; null for all of it
 * @param text what was said, as it was written: plain text, and nobody's word but the author's
 * @param author who said it, as the realm numbers people
 * @param authorName the same, as the realm showed the person then
 * @param writtenAt when
 */
public record Comment(
    UUID id,
    String modelId,
    int version,
    @Nullable String about,
    String text,
    String author,
    String authorName,
    Instant writtenAt) {}
