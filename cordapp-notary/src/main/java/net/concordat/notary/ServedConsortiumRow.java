// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The consortium that the notary's operator named. */
@Entity
@Table(name = "concordat_served_consortium")
public class ServedConsortiumRow {
  /** There is one row: a notary serves one consortium. */
  static final int ONLY = 1;

  @Id
  @Column(name = "id", nullable = false)
  private int id;

  @Column(name = "consortium_id", nullable = false, length = 64)
  private String consortiumId = "";

  /** For the database alone. */
  protected ServedConsortiumRow() {}

  ServedConsortiumRow(String consortiumId) {
    this.id = ONLY;
    this.consortiumId = consortiumId;
  }

  String getConsortiumId() {
    return consortiumId;
  }
}
