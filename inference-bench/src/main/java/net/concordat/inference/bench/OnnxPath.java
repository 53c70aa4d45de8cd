// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import net.concordat.worker.onnx.OnnxExport;

/**
 * ONNX Runtime for Java, the way it is fastest: one thread, and native memory for what goes in and
 * out that is made once.
 */
final class OnnxPath implements ScoringPath {
  private final float[] rows;
  private final int width;
  private final OrtSession session;
  private final FloatBuffer in;
  private final FloatBuffer out;
  private final OnnxTensor inputs;
  private final OnnxTensor outputs;

  OnnxPath(byte[] file, float[] rows, int width, int batch) {
    this.rows = rows;
    this.width = width;
    this.in = floats(batch * width);
    this.out = floats(batch);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(file, options);
      inputs = OnnxTensor.createTensor(environment, in, new long[] {batch, width});
      outputs = OnnxTensor.createTensor(environment, out, new long[] {batch, 1});
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not start", e);
    }
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void score(int first, double[] scores) {
    in.put(0, rows, first * width, in.capacity());
    try (OrtSession.Result result =
        session.run(
            Map.of(OnnxExport.INPUTS, inputs), Set.of(), Map.of(OnnxExport.SCORE, outputs))) {
      for (int i = 0; i < out.capacity(); i++) {
        scores[i] = out.get(i);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not score", e);
    }
  }

  @Override
  public void close() {
    try {
      inputs.close();
      outputs.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not end", e);
    }
  }
}
