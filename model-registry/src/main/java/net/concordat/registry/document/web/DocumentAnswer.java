// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.LedgerMention;
import net.concordat.registry.document.ReviewRecords;
import net.concordat.registry.document.Revision;

/**
 * A document as it is shown.
 *
 * @param revision who wrote it when
 * @param onLedger whether its digest stands on the ledger
 * @param ledger where
 * @param content what it says
 */
record DocumentAnswer(
    @JsonUnwrapped Revision revision,
    boolean onLedger,
    List<LedgerMention> ledger,
    @JsonRawValue @Schema(implementation = Object.class) String content) {
  static DocumentAnswer of(DocumentId id, Document document, ReviewRecords records) {
    List<LedgerMention> mentions = records.mentions(id, document.said().digest());
    return new DocumentAnswer(document.said(), !mentions.isEmpty(), mentions, document.text());
  }
}
