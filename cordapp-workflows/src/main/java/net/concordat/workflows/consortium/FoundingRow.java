// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Which founding this node expects, and, once it has happened, the consortium it belongs to. */
@Entity
@Table(name = "concordat_founding")
public class FoundingRow {
  /** There is one row: a node belongs to one consortium. */
  static final int ONLY = 1;

  @Id
  @Column(name = "id", nullable = false)
  private int id;

  @Column(name = "name", length = 100)
  private @Nullable String name;

  @Column(name = "charter_digest", length = 64)
  private @Nullable String charterDigest;

  @Column(name = "consortium_id", length = 64)
  private @Nullable String consortiumId;

  /** For the database alone. */
  protected FoundingRow() {}

  private FoundingRow(
      @Nullable String name, @Nullable String charterDigest, @Nullable String consortiumId) {
    this.id = ONLY;
    this.name = name;
    this.charterDigest = charterDigest;
    this.consortiumId = consortiumId;
  }

  static FoundingRow expecting(String name, String charterDigest) {
    return new FoundingRow(name, charterDigest, null);
  }

  static FoundingRow joining(String consortiumId) {
    return new FoundingRow(null, null, consortiumId);
  }

  @Nullable String getName() {
    return name;
  }

  @Nullable String getCharterDigest() {
    return charterDigest;
  }

  @Nullable String getConsortiumId() {
    return consortiumId;
  }

  void pin(String id) {
    consortiumId = id;
  }
}
