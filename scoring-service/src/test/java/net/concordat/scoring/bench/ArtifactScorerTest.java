// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.concordat.scoring.model.ArtifactScorer;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.model.InvalidRowsException.Fault;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.model.Scorer;
import net.concordat.scoring.model.Terms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An artifact of the shipped schema of card fraud. */
class ArtifactScorerTest {
  private static final Path SCHEMA = Path.of("..", "data", "fraud", "schema.json");
  private static final Terms TERMS =
      new Terms(0.5, Terms.REFERENCE, Duration.ofMinutes(60), null, new TreeMap<>());

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Scorer scorer;

  @SuppressWarnings("NullAway.Init")
  private Map<String, Object> row;

  @BeforeEach
  void load() throws Exception {
    BenchModel model = BenchModel.of(SCHEMA);
    Path file = Files.write(folder.resolve("version.zip"), model.bytes());
    scorer = ArtifactScorer.load(file, model.digest(), TERMS);
    row =
        new LinkedHashMap<>(
            new ObjectMapper()
                .readValue(
                    model.values(new Random(3)), new TypeReference<Map<String, Object>>() {}));
  }

  private List<Fault> faults() {
    InvalidRowsException refused =
        catchThrowableOfType(
            InvalidRowsException.class, () -> scorer.score(List.of(Map.copyOf(row))));
    return refused.faults();
  }

  @Test
  void scoresAndNamesTheFieldsThatMovedTheScore() {
    Scored scored = scorer.score(List.of(row)).get(0);
    assertThat(scored.score()).isBetween(0.0, 1.0);
    assertThat(scored.reasons()).hasSize(4).doesNotHaveDuplicates();
    assertThat(row.keySet()).containsAll(scored.reasons());
    assertThat(scorer.score(List.of(row, row))).containsOnly(scored);
  }

  @Test
  void namesEachFieldThatIsNotAsTheSchemaSays() {
    row.put("Amount", -1);
    row.put("V2", "12");
    row.put("V3", Double.NaN);
    row.put("V99", 1);
    row.remove("V1");
    assertThat(faults())
        .extracting(Fault::field, Fault::rule)
        .containsExactlyInAnyOrder(
            tuple("Amount", "RANGE"),
            tuple("V2", "TYPE"),
            tuple("V3", "RANGE"),
            tuple("V99", "EXTRA"),
            tuple("V1", "MISSING"));
    assertThat(faults())
        .filteredOn(fault -> fault.field().equals("Amount"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).contains("0", "1000000", "-1"));
  }

  @Test
  void takesNoOtherBytesThanThoseThatWereAdopted() throws Exception {
    Path file = folder.resolve("version.zip");
    assertThatThrownBy(() -> ArtifactScorer.load(file, "ab".repeat(32), TERMS))
        .hasMessageContaining("ab".repeat(32));
    Files.writeString(file, "no artifact");
    assertThatThrownBy(() -> ArtifactScorer.load(file, "ab".repeat(32), TERMS))
        .isInstanceOf(RuntimeException.class);
  }
}
