// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A network from a file of ONNX, to begin with. The file is what somebody says it is until proved
 * otherwise: its size, form, shapes and numbers are checked, nothing in it runs, and it names no
 * other file. One chain of products with biases is read, each rectified but the last, whose one
 * unit has a sigmoid; anything else is refused by the name of its operator.
 *
 * @param shape of the network
 * @param weights as they were in the file
 */
public record OnnxImport(Architecture shape, Weights weights) {
  private static final int DEEPEST = 20;
  private static final String OPERATORS = "Gemm, or MatMul and Add, then Relu or Sigmoid";

  /**
   * Reads the bytes of a file.
   *
   * @throws InvalidInputException saying what in it is not read
   */
  public static OnnxImport read(byte[] file) {
    if (file.length > ArtifactReader.MAX_BYTES) {
      throw new InvalidInputException(
          "A file of ONNX may have at most %d bytes, but has %d"
              .formatted(ArtifactReader.MAX_BYTES, file.length));
    }
    GraphProto graph = parsed(file).getGraph();
    return new Chain(graph).read();
  }

  private static ModelProto parsed(byte[] file) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(file);
      in.setRecursionLimit(DEEPEST);
      ModelProto model = ModelProto.parseFrom(in);
      in.checkLastTagWas(0);
      refuse(model.getFunctionsCount() > 0, "functions of its own");
      refuse(model.getTrainingInfoCount() > 0, "training");
      model
          .getOpsetImportList()
          .forEach(
              set -> refuse(!set.getDomain().isEmpty(), "operators of '" + set.getDomain() + "'"));
      refuse(model.getGraph().getSparseInitializerCount() > 0, "sparse numbers");
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException("The file is no sound ONNX: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InvalidInputException("The file could not be read: " + e.getMessage(), e);
    }
  }

  private static void refuse(boolean has, String what) {
    if (has) {
      throw new InvalidInputException(
          "A file of ONNX must be one chain of %s, but has %s".formatted(OPERATORS, what));
    }
  }

  /** Follows the one way through the graph. */
  private static final class Chain {
    private final GraphProto graph;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<LayerWeights> parts = new ArrayList<>();
    private final int inputs;
    private String value;
    private @Nullable LayerWeights product;

    Chain(GraphProto graph) {
      this.graph = graph;
      for (TensorProto constant : graph.getInitializerList()) {
        refuse(
            constants.put(constant.getName(), constant) != null,
            "two constants '%s'".formatted(shown(constant.getName())));
      }
      List<String> given =
          graph.getInputList().stream()
              .map(input -> input.getName())
              .filter(name -> !constants.containsKey(name))
              .toList();
      refuse(given.size() != 1, given.size() + " inputs");
      refuse(graph.getOutputCount() != 1, graph.getOutputCount() + " outputs");
      refuse(graph.getNodeCount() == 0, "no operator");
      this.value = given.get(0);
      this.inputs = inputsOfFirst();
    }

    private int inputsOfFirst() {
      NodeProto first = graph.getNode(0);
      requireKnown(first);
      refuse(first.getInputCount() < 2, "a " + first.getOpType() + " of one input at its begin");
      TensorProto kernel = constant(first, 1);
      refuse(kernel.getDimsCount() != 2, "a kernel that is no matrix");
      long count = kernel.getDims(isTurned(first) ? 1 : 0);
      Checks.range("inputs", count, 1, Layer.MAX_UNITS);
      return (int) count;
    }

    OnnxImport read() {
      for (NodeProto node : graph.getNodeList()) {
        requireKnown(node);
        refuse(
            node.getInputCount() == 0
                || !node.getInput(0).equals(value)
                || node.getOutputCount() != 1,
            "a %s that does not follow the operator before it".formatted(node.getOpType()));
        read(node);
        value = node.getOutput(0);
      }
      refuse(product != null, "a product at its end, without Sigmoid");
      refuse(!graph.getOutput(0).getName().equals(value), "another output than its last value");
      Architecture shape = Architecture.of(inputs, layers);
      // Which refuses what is not finite, and whatever does not fit the shape.
      return new OnnxImport(shape, Weights.decode(new Weights(parts).encode(), shape));
    }

    private static void requireKnown(NodeProto node) {
      refuse(!node.getDomain().isEmpty(), "an operator of '" + shown(node.getDomain()) + "'");
      switch (node.getOpType()) {
        case "Gemm", "MatMul", "Add", "Relu", "Sigmoid", "Identity" -> {}
        default -> refuse(true, "the operator '" + shown(node.getOpType()) + "'");
      }
    }

    private void read(NodeProto node) {
      switch (node.getOpType()) {
        case "Gemm" -> multiply(node, node.getInputCount() == 3 ? constant(node, 2) : null);
        case "MatMul" -> multiply(node, null);
        case "Add" -> add(node);
        case "Relu" -> end(node, new Layer.Dense(required(node).units()));
        case "Sigmoid" -> end(node, new Layer.Output(required(node).units()));
        default -> {}
      }
    }

    private void multiply(NodeProto node, @Nullable TensorProto bias) {
      refuse(product != null, "two products without Relu between them");
      boolean turned = isTurned(node);
      TensorProto kernel = constant(node, 1);
      refuse(kernel.getDimsCount() != 2, "a kernel that is no matrix");
      int from = parts.isEmpty() ? inputs : layers.get(layers.size() - 1).units();
      long units = kernel.getDims(turned ? 0 : 1);
      Checks.range("units", units, 1, Layer.MAX_UNITS);
      refuse(
          kernel.getDims(turned ? 1 : 0) != from,
          "a kernel of %d inputs after %d units".formatted(kernel.getDims(turned ? 1 : 0), from));
      float[] numbers = Tensors.floats(kernel, from * units);
      product =
          new LayerWeights(
              from,
              (int) units,
              turned ? Tensors.turned(numbers, (int) units, from) : numbers,
              bias == null ? new float[(int) units] : Tensors.floats(bias, units));
    }

    private void add(NodeProto node) {
      LayerWeights before = required(node);
      float[] added = Tensors.floats(constant(node, 1), before.units());
      for (int i = 0; i < added.length; i++) {
        added[i] += before.bias()[i];
      }
      product = new LayerWeights(before.inputs(), before.units(), before.kernel(), added);
    }

    private void end(NodeProto node, Layer layer) {
      refuse(
          !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Layer.Output,
          node.getOpType() + " behind Sigmoid");
      refuse(layers.size() == Architecture.MAX_LAYERS, "more layers than a network may have");
      parts.add(required(node));
      layers.add(layer);
      product = null;
    }

    private LayerWeights required(NodeProto node) {
      LayerWeights before = product;
      if (before == null) {
        throw new InvalidInputException(
            "A %s must follow a product, but does not".formatted(node.getOpType()));
      }
      return before;
    }

    private TensorProto constant(NodeProto node, int place) {
      TensorProto constant =
          node.getInputCount() > place ? constants.get(node.getInput(place)) : null;
      if (constant == null) {
        throw new InvalidInputException(
            "Input %d of a %s must be a constant, but is none"
                .formatted(place + 1, node.getOpType()));
      }
      return constant;
    }

    /** Whether the kernel has a row for each unit; refuses what else a product can be told. */
    private static boolean isTurned(NodeProto node) {
      boolean turned = false;
      for (AttributeProto setting : node.getAttributeList()) {
        boolean plain =
            switch (setting.getName()) {
              case "alpha", "beta" -> setting.getF() == 1;
              case "transA" -> setting.getI() == 0;
              case "transB" -> setting.getI() == 0 || setting.getI() == 1;
              default -> false;
            };
        refuse(
            !plain,
            "a %s with another %s than a layer has"
                .formatted(node.getOpType(), shown(setting.getName())));
        turned |= setting.getName().equals("transB") && setting.getI() == 1;
      }
      return turned;
    }

    private static String shown(String name) {
      return name.length() > 80 ? name.substring(0, 80) + "..." : name;
    }
  }
}
