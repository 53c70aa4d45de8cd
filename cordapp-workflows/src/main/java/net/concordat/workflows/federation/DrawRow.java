// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What this node drew for the order of a federation's aggregators. */
@Entity
@Table(name = "concordat_draw")
public class DrawRow {
  @Id
  @Column(name = "federation_id", nullable = false, length = 64)
  private String federationId = "";

  @Column(name = "drawn", nullable = false, length = 64)
  private String drawn = "";

  /** For the database alone. */
  protected DrawRow() {}

  DrawRow(String federationId, String drawn) {
    this.federationId = federationId;
    this.drawn = drawn;
  }

  String getDrawn() {
    return drawn;
  }
}
