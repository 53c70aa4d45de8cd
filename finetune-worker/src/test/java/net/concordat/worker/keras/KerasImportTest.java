// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as Keras saves them; how those here were made is said beside them. */
@Timeout(60)
class KerasImportTest {
  private static final int MUTATIONS = Integer.getInteger("concordat.keras.mutations", 400);

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(KerasImportTest.class.getResourceAsStream("/keras/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> entries() throws IOException {
    return entries("dense.keras");
  }

  private static Map<String, byte[]> entries(String name) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(resource(name)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] with(String name, byte[] content) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put(name, content);
    return zip(entries);
  }

  private static byte[] configured(Consumer<ObjectNode> change) throws IOException {
    return configured("dense.keras", change);
  }

  private static byte[] configured(String name, Consumer<ObjectNode> change) throws IOException {
    Map<String, byte[]> entries = entries(name);
    ObjectNode model =
        Json.read(
            Objects.requireNonNull(entries.get("config.json")), ObjectNode.class, "config.json");
    change.accept(model);
    entries.put("config.json", Json.bytes(model));
    return zip(entries);
  }

  private static ObjectNode layer(ObjectNode model, int place) {
    return (ObjectNode) model.at("/config/layers/" + place);
  }

  private static ObjectNode config(ObjectNode model, int place) {
    return (ObjectNode) layer(model, place).get("config");
  }

  private static void refused(byte[] file, String sentence) {
    assertThatThrownBy(() -> KerasImport.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  /** Five files of one network, as five versions and forms of models have it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"dense.keras", "functional.keras", "sequential.h5", "functional.h5", "keras3.h5"})
  void readsLayersAndNumbers(String name) {
    KerasImport read = KerasImport.read(resource(name));

    assertThat(read.shape().inputs()).isEqualTo(3);
    assertThat(read.shape().layers())
        .isEqualTo(List.of(new Layer.Dense(4), new Layer.Dense(2), new Layer.Output(1)));
    float[] all = new float[29];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) Math.sin(i + 1);
    }
    assertThat(read.weights().layers().get(0).kernel()).isEqualTo(Arrays.copyOf(all, 12));
    assertThat(read.weights().layers().get(0).bias()).isEqualTo(Arrays.copyOfRange(all, 12, 16));
    assertThat(read.weights().layers().get(2).bias()).isEqualTo(new float[] {all[28]});
  }

  /** Computed with NumPy in double precision. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0.46265153",
    "1, 2, 3, 0.36006524",
    "-1, 0.5, 2, 0.38768531",
    "3, -2, 1, 0.3527868"
  })
  void scoresAsNumPyDoes(float a, float b, float c, double score) {
    KerasImport read = KerasImport.read(resource("dense.keras"));

    assertThat(new ForwardNetwork(read.shape(), read.weights()).score(new float[] {a, b, c}, 0))
        .isCloseTo(score, within(1e-6));
  }

  @Test
  void refusesOtherModelsAndLayersByTheirName() throws IOException {
    refused(configured(model -> model.put("class_name", "Fraud")), "is a 'Fraud'");
    refused(configured(model -> model.put("registered_name", "bank>Net")), "is a 'Sequential'");
    refused(configured(model -> layer(model, 2).put("class_name", "LSTM")), "has the layer 'LSTM'");
    refused(
        configured(model -> layer(model, 2).put("class_name", "Lambda")), "has the layer 'Lambda'");
    refused(
        configured(model -> layer(model, 1).put("registered_name", "bank>Dense")),
        "has the layer 'Dense' of its own");
    refused(
        configured(model -> layer(model, 1).put("module", "os")),
        "has the layer 'Dense' of its own");
    refused(
        configured(model -> config(model, 1).put("activation", "gelu")),
        "the activation '\"gelu\"'");
    refused(configured(model -> config(model, 1).put("lora_rank", 4)), "with 'lora_rank'");
    refused(configured(model -> config(model, 4).put("max_value", 6)), "another form");
  }

  private static byte[] functional(Consumer<ObjectNode> change) throws IOException {
    return configured("functional.keras", change);
  }

  private static ObjectNode tensor(ObjectNode model, int layer) {
    return (ObjectNode)
        model.at("/config/layers/%d/inbound_nodes/0/args/0/config".formatted(layer));
  }

  @Test
  void refusesFunctionalModelsThatAreNoChain() throws IOException {
    KerasImport.read(
        functional(
            model ->
                ((ObjectNode) model.get("config"))
                    .putArray("input_layers")
                    .add("input_layer")
                    .add(0)
                    .add(0)));
    refused(
        functional(model -> tensor(model, 4).putArray("keras_history").add("dense").add(0).add(0)),
        "'re_lu' does not take the one before");
    refused(
        functional(model -> tensor(model, 2).putArray("keras_history").add("dense").add(1).add(0)),
        "'dropout' does not take");
    refused(
        functional(model -> layer(model, 3).withArray("inbound_nodes").add(model.objectNode())),
        "'dense_1' does not take");
    refused(
        functional(
            model ->
                ((ObjectNode) model.get("config"))
                    .putArray("output_layers")
                    .addArray()
                    .add("dense_1")
                    .add(0)
                    .add(0)),
        "other inputs or outputs");
    refused(configured(model -> model.put("class_name", "Functional")), "does not take");
  }

  @Test
  void refusesHdf5ThatIsNoWholeModel() {
    refused(resource("weights-only.h5"), "'model_config' must be in a whole model");
    refused(resource("huge.h5"), "'model_config' must be in a whole model");
    refused(Arrays.copyOf(resource("sequential.h5"), 700), "HDF5");
  }

  @Test
  void refusesChainsThatAreNone() throws IOException {
    refused(configured(model -> config(model, 1).put("activation", "linear")), "two Dense");
    refused(configured(model -> config(model, 5).put("activation", "linear")), "without sigmoid");
    refused(
        configured(model -> config(model, 1).put("activation", "sigmoid")),
        "'units' must be between 1 and 1, but is 4");
    refused(configured(model -> layer(model, 0).put("class_name", "Dropout")), "in that place");
    refused(configured(model -> ((ObjectNode) model.get("config")).remove("layers")), "no layers");
  }

  @Test
  void refusesNumbersOfAnotherShapeThanTheLayers() throws IOException {
    refused(
        configured(model -> config(model, 1).put("units", 5)), "must have the dimensions [3, 5]");
    refused(configured(model -> config(model, 1).put("units", 1 << 30)), "units");
    refused(
        configured(model -> config(model, 0).putArray("batch_shape").addNull().add(2)),
        "must have the dimensions [2, 4]");
    refused(
        configured(model -> config(model, 0).putArray("batch_shape").addNull().add(2).add(2)),
        "no list of numbers");
  }

  @Test
  void refusesNumbersThatAreNotPlainlyThere() throws IOException {
    refused(with("model.weights.h5", resource("linked.h5")), "without links");
    refused(with("model.weights.h5", resource("shrunk.h5")), "without compression");
    refused(with("model.weights.h5", resource("doubles.h5")), "floats of 32 bits");
    refused(with("model.weights.h5", resource("huge.h5")), "all its bytes in the file");
    refused(with("model.weights.h5", new byte[100]), "no sound HDF5");
  }

  @Test
  void refusesANumberThatIsNotFinite() throws IOException {
    byte[] weights = Objects.requireNonNull(entries().get("model.weights.h5")).clone();
    int bits = Float.floatToIntBits((float) Math.sin(7));
    int at = 0;
    while (java.nio.ByteBuffer.wrap(weights).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at)
        != bits) {
      at++;
    }
    weights[at + 2] = (byte) 0x80;
    weights[at + 3] = 0x7f;
    refused(with("model.weights.h5", weights), "finite");
  }

  @Test
  void refusesZipsWithMoreOrLessThanTheirEntries() throws IOException {
    refused(with("../evil", new byte[1]), "but holds '../evil'");
    refused(zip(Map.of("config.json", new byte[1])), "must hold");
    refused(with("config.json", new byte[(4 << 20) + 1]), "may have at most 4194304 bytes");
    refused("no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8), "must hold");
  }

  /** Zeros that are packed a thousand times as small. */
  @Test
  void refusesAZipThatExpandsWithoutEnd() throws IOException {
    byte[] bomb = with("metadata.json", new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    refused(bomb, "may have at most 4194304 bytes");
  }

  @Test
  void readsOrRefusesWhateverBytesAreChanged() throws IOException {
    byte[] weights = Objects.requireNonNull(entries().get("model.weights.h5"));
    byte[] whole = resource("sequential.h5");
    long seed = new Random().nextLong();
    System.out.println("Files of Keras are changed with seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] file = changed(i % 2 == 0 ? weights : whole, random);
      try {
        KerasImport read = KerasImport.read(i % 2 == 0 ? with("model.weights.h5", file) : file);
        assertThat(read.shape().layers()).last().isInstanceOf(Layer.Output.class);
      } catch (InvalidInputException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageContaining(" ");
      } catch (RuntimeException other) {
        throw new AssertionError("seed " + seed, other);
      }
    }
  }

  private static byte[] changed(byte[] sound, Random random) {
    byte[] file = sound.clone();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
  }
}
