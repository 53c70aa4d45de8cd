// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsFromAFileTest {
  @TempDir Path folder;

  @Test
  void giveTheSameArtifactAsRowsInMemory() throws IOException {
    CsvTable table = Fixtures.table(2100, 1);
    String inMemory = digest(new RowEncoder(Fixtures.SCHEMA).encode(table));

    try (EncodedData data =
        EncodedData.read(table.asSource(), UnaryOperator.identity(), Fixtures.SCHEMA, folder)) {
      assertThat(digest(data.rows())).isEqualTo(inMemory);
    }
  }

  private static String digest(Rows rows) {
    TrainingSettings settings = Fixtures.settings(3, new EarlyStopping(0.2, 2));
    return LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(Fixtures.pretrain(settings, 1), Fixtures.SCHEMA, rows)
                .artifact())
        .digest()
        .hex();
  }
}
