// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import net.concordat.inference.artifact.ArtifactFixtures;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.PartDigests;
import net.concordat.worker.data.DataCommitment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactWriterTest {
  @TempDir Path folder;

  @Test
  void namesBothFilesByTheDigestAndLeavesNothingElse() throws IOException {
    ArtifactWriter.Written written =
        ArtifactWriter.write(folder, ArtifactFixtures.artifact(), this::describe);

    String digest = written.artifact().digest().hex();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(digest + ".zip", digest + ".json");
    }
    assertThat(ArtifactReader.read(written.zip(), null).parts())
        .isEqualTo(written.artifact().parts());
    assertThat(Files.readString(written.descriptor())).contains(digest);
  }

  @Test
  void givesTheSameBytesInEveryTimeZone() {
    byte[] here = ArtifactFixtures.artifact().encode();
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(ArtifactFixtures.artifact().encode()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private Descriptor describe(LoadedArtifact loaded) {
    PartDigests parts = loaded.parts();
    return new Descriptor(
        Descriptor.FORMAT,
        loaded.digest().hex(),
        loaded.bytes(),
        null,
        null,
        "Test",
        parts.architectureDigest(),
        parts.weightsDigest(),
        parts.schemaDigest(),
        parts.cardDigest(),
        parts.exportManifestDigest(),
        "0".repeat(64),
        new DataCommitment("made up", "0".repeat(64)),
        Map.of(),
        new Descriptor.Summary(10, 1, 3, 3, 0.01, null),
        null,
        loaded.artifact().manifest());
  }
}
