// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactReaderTest {
  private static final Artifact ARTIFACT = ArtifactFixtures.artifact();

  @TempDir Path folder;

  @Nested
  class SoundArtifact {
    @Test
    void comesBackAsItWas() throws IOException {
      LoadedArtifact loaded = ArtifactReader.read(file(ARTIFACT.encode()), null);

      assertThat(loaded.artifact().encode()).isEqualTo(ARTIFACT.encode());
      assertThat(loaded).usingRecursiveComparison().isEqualTo(LoadedArtifact.of(ARTIFACT));
    }

    @Test
    void mustHaveTheDigestOfItsName() throws IOException {
      Path wrong = folder.resolve("0".repeat(64) + ".zip");
      Files.write(wrong, ARTIFACT.encode());

      assertThatThrownBy(() -> ArtifactReader.read(wrong, null))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("must be " + "0".repeat(64) + " by its name, but its bytes have");
    }

    @Test
    void mustHaveTheExpectedDigest() throws IOException {
      Path file = file(ARTIFACT.encode());

      assertThatThrownBy(() -> ArtifactReader.read(file, ArtifactDigest.of("1".repeat(64))))
          .hasMessageContaining("as expected, but its bytes have");
    }
  }

  @Nested
  class HostileZip {
    @ParameterizedTest
    @CsvSource({
      "../evil.sh, leads out of its folder",
      "a/../../evil.sh, leads out of its folder",
      "sub/card.json, leads out of its folder",
      "..\\evil.sh, leads out of its folder",
      "/etc/passwd, is an absolute path",
      "C:\\evil.exe, is an absolute path",
      "Evil.class, 'may hold only [configuration.json, weights.bin, schema.json, card.json,"
          + " export-manifest.json], but holds ''Evil.class'''",
    })
    void isRefusedForAnEntryThatDoesNotBelong(String name, String message) {
      Map<String, byte[]> entries = ARTIFACT.entries();
      entries.put(name, new byte[] {1});

      assertRefused(ArtifactZip.write(entries)).hasMessageContaining(message);
    }

    @Test
    void isRefusedForADuplicateEntry() {
      Map<String, byte[]> entries = ARTIFACT.entries();
      entries.put("card.jsoN", entries.get("card.json"));
      byte[] zip = ArtifactZip.write(entries);

      assertRefused(replaced(zip, "card.jsoN", "card.json"))
          .hasMessageContaining("must hold each entry once, but holds 'card.json' twice");
    }

    @Test
    void isRefusedForABombBeforeItExpands() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry("configuration.json"));
        for (int megabyte = 0; megabyte < 300; megabyte++) {
          zip.write(new byte[1 << 20]);
        }
      }

      assertThat(bytes.size()).isLessThan(400_000);
      assertRefused(bytes.toByteArray())
          .hasMessageContaining("'configuration.json' is compressed and could expand");
    }

    @Test
    void isRefusedForAnEntryBeyondItsLimit() throws IOException {
      Map<String, byte[]> entries = ARTIFACT.entries();
      entries.put("configuration.json", new byte[ArtifactZip.MAX_JSON_BYTES + 1]);

      assertRefused(ArtifactZip.write(entries))
          .hasMessageContaining("may have at most 4194304 bytes, but claims 4194305");
    }

    @Test
    void isRefusedForItsSizeBeforeItIsRead() throws IOException {
      Path huge = folder.resolve("huge.zip");
      try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
        file.setLength(ArtifactReader.MAX_BYTES + 1);
      }

      assertThatThrownBy(() -> ArtifactReader.read(huge, null))
          .hasMessageContaining("may have at most");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999})
    void isRefusedWhereverItIsTruncated(double share) {
      byte[] zip = ARTIFACT.encode();

      assertRefused(Arrays.copyOf(zip, (int) (share * zip.length)));
    }

    @Test
    void isRefusedForBytesBehindItsEnd() {
      byte[] zip = ARTIFACT.encode();

      assertRefused(Arrays.copyOf(zip, zip.length + 1))
          .hasMessageContaining("bytes behind its end");
    }

    @Test
    void isRefusedForBrokenContent() {
      byte[] zip = ARTIFACT.encode();
      zip[400] ^= 1;

      assertRefused(zip).hasMessageContaining("not a sound zip");
    }

    @Test
    void isRefusedForADirectoryThatSaysSomethingElse() {
      byte[] zip = ARTIFACT.encode();
      String text = new String(zip, StandardCharsets.ISO_8859_1);
      int inDirectory = text.lastIndexOf("card.json");
      zip[inDirectory] = 'C';

      assertRefused(zip).hasMessageContaining("must have the one form that its entries give");
    }

    @Test
    void isRefusedForAMissingEntry() {
      Map<String, byte[]> entries = ARTIFACT.entries();
      entries.remove("card.json");

      assertRefused(ArtifactZip.write(entries)).hasMessageContaining("in this order, but holds");
    }
  }

  @Nested
  class HostileNetwork {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "org.deeplearning4j.nn.conf.layers.LSTM",
          "javax.naming.InitialContext",
          "lambda"
        })
    void isRefusedForAnUnlistedLayer(String type) {
      assertRefused(
              with("configuration.json", configuration().replace("\"dense\"", '"' + type + '"')))
          .hasMessageContaining("configuration.json is not usable at 'layers[0]'")
          .hasMessageContaining(type);
    }

    @Test
    void isRefusedForAnUnknownField() {
      String hostile = configuration().replace("\"inputs\"", "\"@class\" : \"x\", \"inputs\"");

      assertRefused(with("configuration.json", hostile)).hasMessageContaining("@class");
    }

    @Test
    void isRefusedForHugeLayersBeforeTheyAreAllocated() {
      String wide = configuration().replace("\"units\" : 8", "\"units\" : 2000000000");
      String many = configuration().replace("\"units\" : 8", "\"units\" : 16384");
      String total = many.replace("\"units\" : 4", "\"units\" : 16384");

      assertRefused(with("configuration.json", wide))
          .hasMessageContaining("'units' must be between 1 and 16384, but is 2000000000");
      assertRefused(with("configuration.json", total))
          .hasMessageContaining("'parameters of all layers' must be between 1 and 50000000");
    }

    @Test
    void isRefusedWithoutAnOutputLayerAtItsEnd() {
      String text = configuration();
      String hostile =
          text.substring(0, text.lastIndexOf("\"output\""))
              + "\"dense\""
              + text.substring(text.lastIndexOf("\"output\"") + 8);

      assertRefused(with("configuration.json", hostile))
          .hasMessageContaining("exactly one output layer, as its last");
    }

    private String configuration() {
      return new String(Json.bytes(ARTIFACT.architecture()), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isRefusedUnlessItsManifestNamesWhatWasMeasuredForItsSchema() {
    FeatureSchema declared = ARTIFACT.schema();
    FeatureSchema measured =
        new FeatureSchema(
            FeatureSchema.EXTENDED,
            declared.name(),
            declared.description(),
            declared.label(),
            declared.features(),
            null,
            List.of("kind"));
    byte[] schema = Json.bytes(measured);

    assertRefused(with("schema.json", schema))
        .hasMessage(
            "The export manifest must name 'schema.json/features/2', which the schema calls"
                + " measured, but does not");
    assertThat(ARTIFACT.manifest().and(measured).fields())
        .hasSize(ARTIFACT.manifest().fields().size() + 1);
    assertThat(ARTIFACT.manifest().and(measured).and(measured))
        .isEqualTo(ARTIFACT.manifest().and(measured));
    assertThat(ARTIFACT.manifest().and(declared)).isEqualTo(ARTIFACT.manifest());
  }

  @Nested
  class HostileWeights {
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void areRefusedUnlessFinite(float value) {
      byte[] weights = ARTIFACT.weights().encode();
      ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(weights.length - 4, value);

      assertRefused(with("weights.bin", weights))
          .hasMessageContaining("must be a finite number, but weights.bin holds " + value);
    }

    @Test
    void areRefusedForAnotherCount() {
      byte[] weights = ARTIFACT.weights().encode();

      assertRefused(with("weights.bin", Arrays.copyOf(weights, weights.length - 4)))
          .hasMessageContaining("for the 97 parameters of configuration.json, but has");
    }

    @Test
    void areRefusedForAnotherShape() {
      byte[] weights = ARTIFACT.weights().encode();
      weights[16]++;

      assertRefused(with("weights.bin", weights))
          .hasMessageContaining("the inputs of layer 1 of configuration.json, 6, but says 7");
    }

    @Test
    void areRefusedWithoutTheirMark() {
      byte[] weights = ARTIFACT.weights().encode();
      weights[0] = 'X';

      assertRefused(with("weights.bin", weights)).hasMessageContaining("must begin with CCWEIGHT");
    }
  }

  private byte[] with(String entry, String content) {
    return with(entry, content.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] with(String entry, byte[] content) {
    Map<String, byte[]> entries = new LinkedHashMap<>(ARTIFACT.entries());
    entries.put(entry, content);
    return ArtifactZip.write(entries);
  }

  private static byte[] replaced(byte[] zip, String from, String to) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] zip) {
    return assertThatThrownBy(() -> ArtifactReader.read(file(zip), null))
        .isInstanceOf(InvalidInputException.class);
  }

  private Path file(byte[] zip) throws IOException {
    return Files.write(folder.resolve("artifact.zip"), zip);
  }
}
