// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.concordat.registry.document.Revision;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface DocumentRows extends Repository<DocumentRow, Long> {
  /** Keeps a revision; fails if there is one of that number. */
  DocumentRow save(DocumentRow row);

  /** The newest revision. */
  Optional<DocumentRow> findFirstByModelIdAndVersionAndKindOrderByRevisionDesc(
      String modelId, int version, String kind);

  /** The newest revision that was written by then. */
  Optional<DocumentRow>
      findFirstByModelIdAndVersionAndKindAndWrittenAtLessThanEqualOrderByRevisionDesc(
          String modelId, int version, String kind, Instant writtenAt);

  /** One revision. */
  Optional<DocumentRow> findByModelIdAndVersionAndKindAndRevision(
      String modelId, int version, String kind, int revision);

  /** All revisions of all documents about something, with their texts. */
  List<DocumentRow> findByModelIdAndVersionOrderByKindAscRevisionAsc(String modelId, int version);

  /** How many characters all of those have. */
  @Query(
      """
      select coalesce(sum(length(d.content)), 0) from DocumentRow d
      where d.modelId = ?1 and d.version = ?2
      """)
  long lengthOf(String modelId, int version);

  /** All revisions without their texts, the newest first. */
  @Query(
      """
      select new net.concordat.registry.document.Revision(
        d.kind, d.revision, d.digest, d.author, d.writtenAt)
      from DocumentRow d
      where d.modelId = ?1 and d.version = ?2 and d.kind = ?3
      order by d.revision desc
      """)
  List<Revision> revisions(String modelId, int version, String kind);

  /** Whether somebody wrote any revision. */
  boolean existsByModelIdAndVersionAndKindAndAuthor(
      String modelId, int version, String kind, String author);
}
