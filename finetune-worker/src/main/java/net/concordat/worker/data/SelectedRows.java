// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

/**
 * Some of other rows, in an order of their own. What it keeps is one number for each of them.
 *
 * @param rows the others
 * @param places which of them; not to be written to
 */
record SelectedRows(Rows rows, int[] places) implements Rows {
  @Override
  public int size() {
    return places.length;
  }

  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int label(int row) {
    return rows.label(places[row]);
  }

  @Override
  public void copy(int row, float[] into, int offset) {
    rows.copy(places[row], into, offset);
  }

  @Override
  public long customer(int row) {
    return rows.customer(places[row]);
  }

  @Override
  public long time(int row) {
    return rows.time(places[row]);
  }
}
