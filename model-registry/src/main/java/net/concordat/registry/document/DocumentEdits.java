// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.io.InputStream;
import net.concordat.registry.document.internal.DocumentForms;
import net.concordat.registry.document.internal.DocumentText;
import net.concordat.registry.document.internal.Revisions;
import net.concordat.registry.security.BankOnly;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writes documents: each edit is a revision. */
@Service
@BankOnly
public class DocumentEdits {
  private final Documents documents;
  private final DocumentForms forms;
  private final Revisions revisions;

  DocumentEdits(Documents documents, DocumentForms forms, Revisions revisions) {
    this.documents = documents;
    this.forms = forms;
    this.revisions = revisions;
  }

  /**
   * Writes a revision.
   *
   * @param edited what was edited
   * @param body the text, as it comes
   * @param author the subject of the token
   * @throws DocumentProblem if it cannot be written so
   */
  @PreAuthorize("hasAnyRole(#id.kind().writers())")
  public Document write(DocumentId id, EditedFrom edited, InputStream body, String author) {
    documents.requireSubject(id.modelId(), id.version());
    int from = edited.revision();
    DocumentText text = DocumentText.read(body);
    forms.check(id, text);
    return revisions.add(id, from, text, author);
  }

  /**
   * Writes a revision of a validation report in which something became of one finding.
   *
   * @param report which report
   * @param edited what was edited
   * @param body what became of it, as it comes
   * @throws DocumentProblem if it cannot be written so
   */
  @PreAuthorize("hasAnyRole(#report.kind().writers())")
  public Document change(
      DocumentId report, String findingId, EditedFrom edited, InputStream body, String author) {
    Document current = documents.current(report, null);
    int from = edited.revision();
    if (current.said().revision() != from) {
      throw DocumentProblem.stale(report, from, current.said().revision());
    }
    FindingChange change = forms.change(DocumentText.read(body));
    return revisions.add(report, from, forms.changed(current.text(), findingId, change), author);
  }
}
