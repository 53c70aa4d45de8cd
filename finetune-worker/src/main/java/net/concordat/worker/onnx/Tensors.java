// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import net.concordat.inference.support.InvalidInputException;

/** Numbers of a file of ONNX. */
final class Tensors {
  private Tensors() {}

  /**
   * The floats of a constant.
   *
   * @param count how many it must have; nothing is made before it has them
   * @throws InvalidInputException if it has others, or they are elsewhere
   */
  static float[] floats(TensorProto tensor, long count) {
    if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
      throw new InvalidInputException(
          "Constants of a file of ONNX must be of type 1 (float), but one is of type %d"
              .formatted(tensor.getDataType()));
    }
    if (tensor.getDataLocation() != TensorProto.DataLocation.DEFAULT
        || tensor.getExternalDataCount() > 0) {
      throw new InvalidInputException(
          "A file of ONNX must hold its constants itself, but names another file for one");
    }
    long named = 1;
    for (long size : tensor.getDimsList()) {
      // Sizes whose product is the count are at most the count.
      named = size < 0 || size > count ? -1 : named * size;
      if (named < 0 || named > count) {
        break;
      }
    }
    boolean raw = tensor.hasRawData();
    long held = raw ? tensor.getRawData().size() / 4 : tensor.getFloatDataCount();
    if (named != count || held != count || (raw && tensor.getRawData().size() % 4 != 0)) {
      throw new InvalidInputException(
          "A constant must have %d numbers there, but has %d and says %s"
              .formatted(count, held, tensor.getDimsList()));
    }
    float[] numbers = new float[(int) count];
    if (raw) {
      tensor
          .getRawData()
          .asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(numbers);
    } else {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = tensor.getFloatData(i);
      }
    }
    return numbers;
  }

  /** The same matrix with its rows as columns. */
  static float[] turned(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = matrix[i * columns + j];
      }
    }
    return turned;
  }
}
