// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An autoencoder from somebody who may mean harm. */
class AutoencoderArtifactTest {
  private static final Artifact ARTIFACT = ArtifactFixtures.autoencoder();

  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() throws IOException {
    Artifact read = ArtifactReader.read(file(ARTIFACT.entries()), null).artifact();

    assertThat(read.architecture()).isEqualTo(ARTIFACT.architecture());
    assertThat(read.architecture().format()).isEqualTo(Architecture.WITH_OTHER_LAYERS);
    assertThat(read.encode()).isEqualTo(ARTIFACT.encode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          configuration.json | 'encoder' : 1 | 'encoder' : 0 | 'encoder' must be between 1 and 15, but is 0
          configuration.json | 'encoder' : 1 | 'encoder' : 3 | 'encoder of a reconstruction' must be between 1 and 2, but is 3
          configuration.json | 'units' : 6 | 'units' : 7 | 'units of a reconstruction' must be between 6 and 6, but is 7
          configuration.json | 'low' : 0.5 | 'low' : 50.0 | 'errors.high' must be greater than 'errors.low', 50.0, but is 20.0
          configuration.json | 'low' : 0.5 | 'low' : -1.0 | 'errors.low' must be between
          configuration.json | 'dense' | 'reconstruction' | is not usable at 'layers[0]
          card.json | 'UNLABELLED' | 'PRETRAINED' | must say UNLABELLED of an autoencoder and of nothing else, but says PRETRAINED of one
          export-manifest.json | configuration.json/layers/2/errors | configuration.json/layers/1/errors | must name 'configuration.json/layers/2/errors', which is measured on rows, but does not
          """)
  void isRefusedWhereItDoesNotHoldTogether(String entry, String from, String to, String sentence) {
    Map<String, byte[]> entries = new LinkedHashMap<>(ARTIFACT.entries());
    String text = new String(Objects.requireNonNull(entries.get(entry)), StandardCharsets.UTF_8);
    String good = from.replace('\'', '"');
    assertThat(text).contains(good);
    entries.put(entry, text.replace(good, to.replace('\'', '"')).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ArtifactReader.read(file(entries), null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  private Path file(Map<String, byte[]> entries) throws IOException {
    return Files.write(folder.resolve("artifact.zip"), ArtifactZip.write(entries));
  }
}
