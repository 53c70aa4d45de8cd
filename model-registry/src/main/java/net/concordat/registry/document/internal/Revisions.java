// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.document.DocumentProblem;
import net.concordat.registry.document.Revision;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds revisions, one after the other; what is there never changes. */
@Component
public class Revisions {
  private final DocumentRows rows;
  private final DocumentIndex index;
  private final Clock clock;

  Revisions(DocumentRows rows, DocumentIndex index, Clock clock) {
    this.rows = rows;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Adds a revision. The text that already stands is not added again, so that an edit whose answer
   * was lost can be repeated.
   *
   * @param edited the number of the revision that was edited; 0 for none
   * @throws DocumentProblem if another stands, or the author wrote what somebody else must
   */
  @Transactional
  public Document add(DocumentId id, int edited, DocumentText text, String author) {
    requireOtherHands(id, author);
    Optional<Document> current = current(id);
    if (current.isPresent() && current.get().said().digest().equals(text.digest())) {
      return current.get();
    }
    int stands = current.map(document -> document.said().revision()).orElse(0);
    if (stands != edited) {
      throw DocumentProblem.stale(id, edited, stands);
    }
    Revision said =
        new Revision(
            id.kind().path(),
            stands + 1,
            text.digest(),
            author,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    Document added = add(id, edited, new DocumentRow(id, said, text.text()));
    index.note(id, text);
    return added;
  }

  private Document add(DocumentId id, int edited, DocumentRow row) {
    try {
      return rows.save(row).document();
    } catch (DataIntegrityViolationException e) {
      // Somebody else's came between the look and the writing: the table has each number once.
      throw DocumentProblem.stale(id, edited, row.document().said().revision());
    }
  }

  private Optional<Document> current(DocumentId id) {
    return rows.findFirstByModelIdAndVersionAndKindOrderByRevisionDesc(
            id.modelId(), id.version(), id.kind().path())
        .map(DocumentRow::document);
  }

  private void requireOtherHands(DocumentId id, String author) {
    switch (id.kind()) {
      case MODEL_CARD -> requireNotWritten(id, DocumentKind.VALIDATION_REPORT, author);
      case VALIDATION_REPORT -> requireNotWritten(id, DocumentKind.MODEL_CARD, author);
      case CLASSIFICATION, CONDITIONS_OF_USE, MONITORING_PLAN, RETIREMENT_NOTE -> {
        // Written by whoever decides, who may have read and written anything else.
      }
    }
  }

  private void requireNotWritten(DocumentId id, DocumentKind other, String author) {
    if (rows.existsByModelIdAndVersionAndKindAndAuthor(
        id.modelId(), id.version(), other.path(), author)) {
      throw DocumentProblem.sameHands(id, other);
    }
  }
}
