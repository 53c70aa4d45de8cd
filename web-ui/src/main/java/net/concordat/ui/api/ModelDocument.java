// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a bank's people wrote about a model or a version.
 *
 * @param kind what the document is for, such as model-card
 * @param revision counts from 1
 * @param digest the SHA-256 of the text
 * @param author the realm's id of whoever wrote it
 * @param writtenAt by the registry's clock
 * @param onLedger whether its digest stands on the ledger
 * @param content what it says
 */
public record ModelDocument(
    String kind,
    int revision,
    String digest,
    String author,
    Instant writtenAt,
    boolean onLedger,
    JsonNode content) {
  /**
   * A revision without its text.
   *
   * @param revision counts from 1
   * @param digest the SHA-256 of its text
   * @param author the realm's id of whoever wrote it
   * @param writtenAt by the registry's clock
   */
  public record Revision(int revision, String digest, String author, Instant writtenAt) {}

  ModelDocument saying(JsonNode exactly) {
    return new ModelDocument(kind, revision, digest, author, writtenAt, onLedger, exactly);
  }
}
