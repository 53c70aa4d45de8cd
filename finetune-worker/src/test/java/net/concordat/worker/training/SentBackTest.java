// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.concordat.artifacts.Difference;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.artifacts.RebuiltArtifact;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has to be sent of an adapted version to somebody who has its parent. */
@Timeout(60)
class SentBackTest {
  /** Weights and biases of 5 inputs, 128, 64 and 1 units. */
  private static final int PARAMETERS = 5 * 128 + 128 + 128 * 64 + 64 + 64 + 1;

  private static LoadedArtifact parent;

  @TempDir private Path folder;

  @BeforeAll
  static void pretrain() {
    PretrainSpec spec =
        new PretrainSpec(
            PretrainSpec.FORMAT,
            DataSpec.file("rows.csv"),
            "schema.json",
            "bad",
            List.of(128, 64),
            null,
            Fixtures.settings(2, null),
            1,
            Fixtures.CARD);
    parent =
        LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(spec, Fixtures.SCHEMA, Fixtures.rows(300, 1))
                .artifact());
  }

  private static Artifact adapted(int frozen, @Nullable Integer adapterUnits) {
    FineTuneSpec spec =
        new FineTuneSpec(
            FineTuneSpec.FORMAT,
            DataSpec.file("rows.csv"),
            null,
            "bad",
            frozen,
            OutputLayer.CONTINUED,
            adapterUnits == null ? null : new Transfer(null, null, null, adapterUnits),
            Fixtures.settings(2, null),
            1,
            Fixtures.CARD);
    return new ModelTraining(TrainingProgress.NONE)
        .fineTune(parent, spec, Fixtures.rows(300, 2))
        .artifact();
  }

  private static Optional<Difference> difference(Artifact version) {
    return Difference.between(
        parent.digest(),
        ByteBuffer.wrap(parent.artifact().encode()),
        LoadedArtifact.of(version).digest(),
        ByteBuffer.wrap(version.encode()));
  }

  /** Of what is rebuilt and read as any artifact is. */
  private LoadedArtifact received(Difference difference, LoadedArtifact sent) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    difference.writeTo(bytes);
    DirectoryArtifactStore store = new DirectoryArtifactStore(folder.resolve("store"));
    store.put(new ByteArrayInputStream(parent.artifact().encode()), ArtifactReader.MAX_BYTES);
    Path zip = folder.resolve(sent.digest() + ".zip");
    java.nio.file.Files.write(
        zip,
        new RebuiltArtifact(new ByteArrayInputStream(bytes.toByteArray()), store).readAllBytes());
    return ArtifactReader.read(zip, sent.digest());
  }

  @Test
  void isLittleWithAdaptersBesideFrozenLayers() throws IOException {
    LoadedArtifact version = LoadedArtifact.of(adapted(2, 4));
    Difference difference = difference(version.artifact()).orElseThrow();

    // Adapters of 4 units behind 128 and 64, the output layer, the card, and little besides.
    int learned = 4 * (2 * 128 * 4 + 4 + 128 + 2 * 64 * 4 + 4 + 64 + 64 + 1);
    assertThat(difference.size()).isBetween((long) learned, learned + 4_000L);
    assertThat(version.bytes()).isGreaterThan(4 * PARAMETERS + learned);
    assertThat(received(difference, version).digest()).isEqualTo(version.digest());
  }

  @Test
  void isTheLayersThatLearnedWhereOthersAreFrozen() throws IOException {
    LoadedArtifact version = LoadedArtifact.of(adapted(2, null));
    Difference difference = difference(version.artifact()).orElseThrow();

    assertThat(difference.size()).isBetween(4 * 65L, 4 * 65 + 4_000L);
    assertThat(received(difference, version).digest()).isEqualTo(version.digest());
  }

  @Test
  void isTheWholeWhereAllLayersLearned() {
    assertThat(difference(adapted(0, null))).isEmpty();
  }
}
