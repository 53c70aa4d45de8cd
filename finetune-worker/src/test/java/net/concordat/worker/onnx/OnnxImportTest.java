// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.fused.FusedFixtures;
import org.junit.jupiter.api.Test;

class OnnxImportTest {
  private static final Architecture SHAPE = Architecture.perceptron(5, List.of(4, 3));
  private static final Weights WEIGHTS = FusedFixtures.weights(SHAPE, 1);

  private static ModelProto.Builder model() throws Exception {
    return ModelProto.parseFrom(OnnxExport.of(SHAPE, WEIGHTS, Map.of())).toBuilder();
  }

  private static void assertRefused(Consumer<GraphProto.Builder> change, String sentence)
      throws Exception {
    ModelProto.Builder model = model();
    change.accept(model.getGraphBuilder());

    assertThatThrownBy(() -> OnnxImport.read(model.build().toByteArray()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    OnnxImport read = OnnxImport.read(model().build().toByteArray());

    assertThat(read.shape()).isEqualTo(SHAPE);
    assertThat(read.weights().encode()).isEqualTo(WEIGHTS.encode());
  }

  /** As PyTorch writes a linear layer: by units, and numbers one by one. */
  @Test
  void readsAKernelThatHasARowForEachUnit() throws Exception {
    ModelProto.Builder model = model();
    GraphProto.Builder graph = model.getGraphBuilder();
    graph
        .getNodeBuilder(0)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("transB")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1));
    TensorProto.Builder kernel = graph.getInitializerBuilder(0);
    float[] numbers = Tensors.floats(kernel.build(), 20);
    kernel.clearRawData().clearDims().addDims(4).addDims(5);
    for (float number : Tensors.turned(numbers, 5, 4)) {
      kernel.addFloatData(number);
    }

    assertThat(OnnxImport.read(model.build().toByteArray()).weights().encode())
        .isEqualTo(WEIGHTS.encode());
  }

  /** As Keras' converter writes a dense layer. */
  @Test
  void readsAProductWithABiasThatIsAdded() throws Exception {
    ModelProto.Builder model = model();
    GraphProto.Builder graph = model.getGraphBuilder();
    NodeProto product = graph.getNode(0);
    NodeProto matMul =
        NodeProto.newBuilder()
            .setOpType("MatMul")
            .addInput(product.getInput(0))
            .addInput(product.getInput(1))
            .addOutput("multiplied")
            .build();
    NodeProto add =
        NodeProto.newBuilder()
            .setOpType("Add")
            .addInput("multiplied")
            .addInput(product.getInput(2))
            .addOutput(product.getOutput(0))
            .build();
    graph.setNode(0, matMul).addNode(1, add);

    assertThat(OnnxImport.read(model.build().toByteArray()).weights().encode())
        .isEqualTo(WEIGHTS.encode());
  }

  @Test
  void refusesOtherOperatorsByName() throws Exception {
    assertRefused(graph -> graph.getNodeBuilder(1).setOpType("Conv"), "the operator 'Conv'");
    assertRefused(graph -> graph.getNodeBuilder(0).setOpType("Loop"), "the operator 'Loop'");
    assertRefused(
        graph -> graph.getNodeBuilder(0).setDomain("com.example"), "an operator of 'com.example'");
    byte[] every =
        OnnxExport.of(
            FusedFixtures.EVERY_LAYER,
            FusedFixtures.weights(FusedFixtures.EVERY_LAYER, 1),
            Map.of());
    assertThatThrownBy(() -> OnnxImport.read(every)).hasMessageContaining("the operator 'Gather'");
  }

  @Test
  void refusesAnotherWayThroughTheGraph() throws Exception {
    assertRefused(
        graph -> graph.getNodeBuilder(2).setInput(0, "inputs"),
        "a Gemm that does not follow the operator before it");
    assertRefused(graph -> graph.removeNode(1), "does not follow");
    assertRefused(
        graph -> graph.removeNode(6).getNodeBuilder(5).setOpType("Relu").setOutput(0, "score"),
        "one output layer");
    assertRefused(graph -> graph.addInput(graph.getInput(0)), "2 inputs");
    assertRefused(graph -> graph.getOutputBuilder(0).setName("other"), "another output");
    assertRefused(
        graph ->
            graph
                .getNodeBuilder(0)
                .addAttribute(AttributeProto.newBuilder().setName("alpha").setF(2)),
        "another alpha");
  }

  @Test
  void refusesNumbersThatDoNotFit() throws Exception {
    assertRefused(
        graph -> graph.getInitializerBuilder(0).setDims(1, 1L << 40), "'units' must be between 1");
    assertRefused(
        graph -> graph.getInitializerBuilder(0).setDims(1, 3), "must have 15 numbers there");
    assertRefused(
        graph -> graph.getInitializerBuilder(2).setDims(0, 7), "a kernel of 7 inputs after 4");
    assertRefused(graph -> graph.getInitializerBuilder(0).setDataType(11), "one is of type 11");
    assertRefused(
        graph ->
            graph
                .getInitializerBuilder(0)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd")),
        "names another file");
    byte[] notANumber = new byte[80];
    notANumber[2] = (byte) 0xc0;
    notANumber[3] = 0x7f;
    assertRefused(
        graph -> graph.getInitializerBuilder(0).setRawData(ByteString.copyFrom(notANumber)),
        "Every weight must be a finite number");
  }

  @Test
  void refusesOperatorsThatTheFileBringsItself() throws Exception {
    byte[] file =
        model()
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("own").setVersion(1))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> OnnxImport.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("operators of 'own'");
  }

  @Test
  void readsOrRefusesWhateverBytesAreChanged() throws Exception {
    byte[] sound = model().build().toByteArray();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] file = java.util.Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      try {
        OnnxImport read = OnnxImport.read(file);
        assertThat(read.shape().layers()).last().isInstanceOf(Layer.Output.class);
      } catch (InvalidInputException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageContaining(" ");
      } catch (RuntimeException other) {
        throw new AssertionError("seed " + seed, other);
      }
    }
  }
}
