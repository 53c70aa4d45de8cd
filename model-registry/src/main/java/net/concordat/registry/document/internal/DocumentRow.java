// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.concordat.registry.document.Document;
import net.concordat.registry.document.DocumentId;
import net.concordat.registry.document.Revision;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A revision of a document. */
@Entity
@Immutable
@Table(name = "document_revision")
public class DocumentRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(name = "model_id", nullable = false, length = 64)
  private String modelId;

  @Column(name = "version_number", nullable = false)
  private int version;

  @Column(nullable = false, length = 40)
  private String kind;

  @Column(nullable = false)
  private int revision;

  @Column(nullable = false, length = 64)
  private String digest;

  @Column(nullable = false, length = DocumentText.LONGEST)
  private String content;

  @Column(nullable = false, length = 300)
  private String author;

  @Column(name = "written_at", nullable = false)
  private Instant writtenAt;

  @SuppressWarnings("NullAway.Init")
  protected DocumentRow() {}

  DocumentRow(DocumentId document, Revision said, String content) {
    this.modelId = document.modelId();
    this.version = document.version();
    this.kind = said.kind();
    this.revision = said.revision();
    this.digest = said.digest();
    this.author = said.author();
    this.writtenAt = said.writtenAt();
    this.content = content;
  }

  /** The revision with its text. */
  public Document document() {
    return new Document(new Revision(kind, revision, digest, author, writtenAt), content);
  }
}
