// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a graph node by node; what a node gives is known by a name. */
final class GraphBuilder {
  /** Any number of rows. */
  private static final String ROWS = "rows";

  private final GraphProto.Builder graph;
  private int names;

  GraphBuilder(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  /** Rows of floats that go in. */
  String input(String name, int width) {
    graph.addInput(matrix(name, width));
    return name;
  }

  /** Ends the graph with one float for each row. */
  GraphProto output(String name, String from) {
    node(NodeProto.newBuilder().setOpType("Identity").addInput(from), name);
    return graph.addOutput(matrix(name, 1)).build();
  }

  /** Numbers that do not change. */
  String floats(float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** One number that does not change. */
  String number(double value) {
    return floats(new float[] {(float) value}, 1);
  }

  /** Places that do not change. */
  String places(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(TensorProto.DataType.INT64, bytes, values.length);
  }

  private String constant(TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("constant-" + names++)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  /** A node without settings. */
  String node(String operator, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node(node, "value-" + names++);
  }

  /** A node along an axis. */
  String along(int axis, String operator, String... inputs) {
    String output = node(operator, inputs);
    AttributeProto setting =
        AttributeProto.newBuilder()
            .setName("axis")
            .setType(AttributeProto.AttributeType.INT)
            .setI(axis)
            .build();
    last().addAttribute(setting);
    return output;
  }

  /** A node with a smallest variance. */
  String normalising(double epsilon, String operator, String... inputs) {
    String output = node(operator, inputs);
    AttributeProto setting =
        AttributeProto.newBuilder()
            .setName("epsilon")
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF((float) epsilon)
            .build();
    last().addAttribute(setting);
    return output;
  }

  /** The sum of each row's squares. */
  String sumOfSquares(String rows) {
    String output = node("ReduceSumSquare", rows);
    AttributeProto axes =
        AttributeProto.newBuilder()
            .setName("axes")
            .setType(AttributeProto.AttributeType.INTS)
            .addInts(1)
            .build();
    last().addAttribute(axes);
    return output;
  }

  private NodeProto.Builder last() {
    return graph.getNodeBuilder(graph.getNodeCount() - 1);
  }

  private String node(NodeProto.Builder node, String output) {
    graph.addNode(node.setName("node-" + names++).addOutput(output));
    return output;
  }

  private static ValueInfoProto matrix(String name, int width) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
            .build();
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
