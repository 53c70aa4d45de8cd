// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.PretrainSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparationTest {
  @TempDir Path folder;

  private static Path shipped(UseCase useCase) {
    return Path.of("..", "data", useCase.label());
  }

  @Nested
  class WriteTo {
    @ParameterizedTest
    @EnumSource(UseCase.class)
    void givesRowsThatTheSchemaAccepts(UseCase useCase) throws IOException {
      PreparedCase prepared = new Preparation(useCase, shipped(useCase)).writeTo(folder);

      RowEncoder encoder =
          new RowEncoder(Json.read(folder.resolve(prepared.schema()), FeatureSchema.class));
      assertThat(PreparedCase.read(folder)).isEqualTo(prepared);
      assertThat(encoder.read(folder.resolve(prepared.sourceTrain())).positives()).isPositive();
      for (PreparedCase.Target target : prepared.targets()) {
        assertThat(encoder.read(folder.resolve(target.test())).positives()).isPositive();
      }
    }

    @Test
    void givesRequestsForAnAutoencoderOfTheFraudRowsAndAClassifierFromIt() throws IOException {
      new Preparation(UseCase.FRAUD, shipped(UseCase.FRAUD)).writeTo(folder);

      PretrainSpec pretrain = Json.read(folder.resolve("autoencoder.json"), PretrainSpec.class);
      FineTuneSpec fineTune =
          Json.read(folder.resolve("fine-tune-autoencoder.json"), FineTuneSpec.class);
      assertThat(pretrain.label()).isNull();
      try (RowCursor rows = pretrain.data().source(folder).open()) {
        assertThat(rows.header()).contains("V1", "Class");
      }
      assertThat(fineTune.outputLayer()).isEqualTo(FineTuneSpec.OutputLayer.REPLACED);
      assertThat(fineTune.training())
          .as("the recipe from scratch, from another start")
          .isEqualTo(Json.read(folder.resolve("from-scratch.json"), PretrainSpec.class).training());
    }

    @Test
    void keepsEveryCardTransactionInExactlyOnePart() throws IOException {
      new Preparation(UseCase.FRAUD, shipped(UseCase.FRAUD)).writeTo(folder);

      Set<List<String>> seen = new HashSet<>();
      int rows = 0;
      for (String part :
          List.of("BankA-train", "BankA-test", "BankB-history", "BankB-test", "BankC-holdout")) {
        CsvTable table = CsvTable.read(folder.resolve(part + ".csv.gz"));
        assertThat(table.header()).doesNotContain("Time", "hpe_node", "in_hpe_test");
        seen.addAll(table.rows());
        rows += table.rows().size();
      }
      assertThat(rows).isEqualTo(7778);
      // So many rows differ from another only in their time.
      assertThat(rows - seen.size()).isEqualTo(35);
    }

    @Test
    void leavesTheOutcomeOfALoanOut() throws IOException {
      new Preparation(UseCase.CREDIT_RISK, shipped(UseCase.CREDIT_RISK)).writeTo(folder);

      assertThat(CsvTable.read(folder.resolve("WellsFargo-history.csv.gz")).header())
          .containsExactlyElementsOf(LoanFeatures.HEADER)
          .noneMatch(name -> name.matches("mis_status|chg_off.*|balance.*|term"));
      assertThat(Files.readString(folder.resolve("counts.json")))
          .contains("\"name\" : \"Wells Fargo\"")
          .contains("\"trainRows\" : 1300");
    }

    @Test
    void refusesRowsThatAreNotThePublishedOnes() throws IOException {
      Path raw = folder.resolve(UseCase.FRAUD.file());
      Files.writeString(raw, "Time,V1\n");

      assertThatThrownBy(() -> new Preparation(UseCase.FRAUD, folder).writeTo(folder))
          .hasMessageContaining("must have the SHA-256 5d1ebb8e0796");
    }
  }

  @Nested
  class Draw {
    @Test
    void keepsTheRateOfEventsAndDependsOnTheSeed() {
      int[] labels = new int[1000];
      Arrays.fill(labels, 0, 100, 1);
      LabelledRows rows = new LabelledRows(new float[1000][1], labels);

      int[] first = HistoryDraw.EVENTS.draw(labels, 10, 1);

      assertThat(rows.select(first).size()).isEqualTo(100);
      assertThat(rows.select(first).positives()).isEqualTo(10);
      assertThat(HistoryDraw.EVENTS.draw(labels, 10, 1)).isEqualTo(first);
      assertThat(HistoryDraw.EVENTS.draw(labels, 10, 2)).isNotEqualTo(first);
      assertThat(HistoryDraw.ROWS.draw(labels, 150, 1)).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void refusesMoreThanThereIs() {
      assertThatThrownBy(() -> HistoryDraw.ROWS.draw(new int[5], 6, 1))
          .hasMessageContaining("must be between 1 and 5, but is 6");
    }
  }
}
