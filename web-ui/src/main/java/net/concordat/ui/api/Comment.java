// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the bank said about a version.
 *
 * @param about what of it, such as a finding's id; null for all of it
 * @param text what was said, in Markdown
 * @param author the realm's id of whoever said it
 * @param authorName what the realm called that person then
 * @param writtenAt when
 */
public record Comment(
    @Nullable String about, String text, String author, String authorName, Instant writtenAt) {}
