// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.time.Instant;

/**
 * A document as somebody left it; it never changes.
 *
 * @param kind what the document is for
 * @param revision counts from 1
 * @param digest the SHA-256 of the text
 * @param author the subject of the token of whoever wrote it
 * @param writtenAt by the registry's clock
 */
public record Revision(
    String kind, int revision, String digest, String author, Instant writtenAt) {}
