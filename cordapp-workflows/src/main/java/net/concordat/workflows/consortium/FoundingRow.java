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

  @Column(name = "name", nullable = false, length = 100)
  private String name = "";

  @Column(name = "proposal_digest", nullable = false, length = 64)
  private String proposalDigest = "";

  @Column(name = "consortium_id", length = 64)
  private @Nullable String consortiumId;

  /** For the database alone. */
  protected FoundingRow() {}

  FoundingRow(String name, String proposalDigest) {
    this.id = ONLY;
    this.name = name;
    this.proposalDigest = proposalDigest;
  }

  String getName() {
    return name;
  }

  String getProposalDigest() {
    return proposalDigest;
  }

  @Nullable String getConsortiumId() {
    return consortiumId;
  }

  void pin(String id) {
    consortiumId = id;
  }
}
