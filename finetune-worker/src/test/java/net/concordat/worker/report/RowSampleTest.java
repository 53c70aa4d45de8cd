// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.WatchedSource;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  @Test
  void isAllRowsWhereTheyAreFew() {
    CsvTable table = Fixtures.table(200, 1);
    RowSample sample = new RowSample("bad", 200);
    LabelledRows rows = read(table, sample);

    RowSample.Taken taken = sample.of(rows);

    assertThat(taken.cells().rows()).isEqualTo(table.rows());
    assertThat(taken.rows().features()).isDeepEqualTo(rows.features());
    assertThat(taken.rows().labels()).isEqualTo(rows.labels());
  }

  @Test
  void isBoundedForEachLabelInTheOrderOfTheFileAndTheSameEachTime() {
    CsvTable table = Fixtures.table(1000, 1);
    RowSample sample = new RowSample("bad", 400);
    LabelledRows rows = read(table, sample);
    assertThat(rows.positives()).isBetween(1, 399);

    RowSample.Taken taken = sample.of(rows);

    assertThat(taken.rows().positives()).isEqualTo(rows.positives());
    assertThat(taken.rows().size()).isEqualTo(rows.positives() + 400);
    assertThat(new RowEncoder(Fixtures.SCHEMA).encode(taken.cells()).features())
        .isDeepEqualTo(taken.rows().features());
    RowSample again = new RowSample("bad", 400);
    read(table, again);
    assertThat(again.of(rows).cells()).isEqualTo(taken.cells());
  }

  private static LabelledRows read(CsvTable table, RowSample sample) {
    return new RowEncoder(Fixtures.SCHEMA).read(new WatchedSource(table.asSource(), sample));
  }
}
