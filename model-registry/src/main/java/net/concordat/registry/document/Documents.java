// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.document.internal.DocumentForms;
import net.concordat.registry.document.internal.DocumentRow;
import net.concordat.registry.document.internal.DocumentRows;
import net.concordat.registry.model.Models;
import net.concordat.registry.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people wrote about models and versions. */
@Service
@Transactional(readOnly = true)
public class Documents {
  private final DocumentRows rows;
  private final Models models;
  private final DocumentForms forms;

  Documents(DocumentRows rows, Models models, DocumentForms forms) {
    this.rows = rows;
    this.models = models;
    this.forms = forms;
  }

  /**
   * Those of a version, or of a model itself, as they stand or stood.
   *
   * @param version 0 for the model's own
   */
  public List<Document> of(String modelId, int version, @Nullable Instant asOf) {
    return DocumentKind.of(version > 0).stream()
        .map(kind -> find(new DocumentId(modelId, version, kind), asOf))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A document as it stands, or stood. */
  public Optional<Document> find(DocumentId id, @Nullable Instant asOf) {
    String kind = id.kind().path();
    Optional<DocumentRow> row =
        asOf == null
            ? rows.findFirstByModelIdAndVersionAndKindOrderByRevisionDesc(
                id.modelId(), id.version(), kind)
            : rows.findFirstByModelIdAndVersionAndKindAndWrittenAtLessThanEqualOrderByRevisionDesc(
                id.modelId(), id.version(), kind, asOf);
    return row.map(DocumentRow::document);
  }

  /**
   * What a version's monitoring plan says to programs.
   *
   * @throws DocumentProblem if it was kept before it was read, and cannot be
   */
  public MonitoringPlan plan(Document document) {
    return forms.plan(document.text());
  }

  /**
   * A document as it stands, or stood.
   *
   * @throws NotFoundException if there is none
   */
  public Document current(DocumentId id, @Nullable Instant asOf) {
    return find(id, asOf)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no %s%s.".formatted(id, asOf == null ? "" : " as of " + asOf)));
  }

  /**
   * All revisions of those of a version, or of a model itself.
   *
   * @param version 0 for the model's own
   */
  public List<Document> everOf(String modelId, int version) {
    return rows.findByModelIdAndVersionOrderByKindAscRevisionAsc(modelId, version).stream()
        .map(DocumentRow::document)
        .toList();
  }

  /** How many characters all of those have. */
  public long lengthEverOf(String modelId, int version) {
    return rows.lengthOf(modelId, version);
  }

  /** Whether somebody wrote any revision of a document. */
  public boolean wrote(DocumentId id, String author) {
    return rows.existsByModelIdAndVersionAndKindAndAuthor(
        id.modelId(), id.version(), id.kind().path(), author);
  }

  /** The revisions of a document without their texts, the newest first. */
  public List<Revision> revisions(DocumentId id) {
    return rows.revisions(id.modelId(), id.version(), id.kind().path());
  }

  /**
   * One revision.
   *
   * @throws NotFoundException if there is none of that number
   */
  public Document revision(DocumentId id, int revision) {
    return rows.findByModelIdAndVersionAndKindAndRevision(
            id.modelId(), id.version(), id.kind().path(), revision)
        .map(DocumentRow::document)
        .orElseThrow(
            () -> new NotFoundException("There is no revision %d of %s.".formatted(revision, id)));
  }

  /**
   * Requires that the registry knows what documents would be about.
   *
   * @param version 0 for the model itself
   * @throws NotFoundException if it does not
   */
  public void requireSubject(String modelId, int version) {
    boolean known =
        version == 0
            ? models.model(modelId, null).isPresent()
            : models.version(modelId, version, null).isPresent();
    if (!known) {
      throw new NotFoundException(
          "There is no %smodel %s in this registry."
              .formatted(version == 0 ? "" : "version " + version + " of ", modelId));
    }
  }
}
