// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.concordat.worker.data.LabelledRows;
import org.jspecify.annotations.Nullable;

/**
 * The same net in PyTorch on one thread of a Python process, which works only while it is asked, so
 * that both sides take turns in one run.
 */
public final class PyTorch implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final String version;

  private PyTorch(Path folder, Process process) throws IOException {
    this.folder = folder;
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.version = answer();
  }

  /**
   * Starts it.
   *
   * @param python the interpreter, for example {@code /usr/bin/python3}
   * @return absent if the interpreter has no PyTorch
   */
  public static @Nullable PyTorch start(String python, LabelledRows train, LabelledRows validation)
      throws IOException {
    if (!has(python)) {
      return null;
    }
    Path folder = Files.createTempDirectory("bench-training");
    write(folder.resolve("train.bin"), train);
    write(folder.resolve("validation.bin"), validation);
    try (InputStream script = PyTorch.class.getResourceAsStream("beside.py")) {
      if (script == null) {
        throw new IllegalStateException("The worker's jar lacks beside.py");
      }
      Files.copy(script, folder.resolve("beside.py"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(python, folder.resolve("beside.py").toString(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1"));
    return new PyTorch(folder, builder.start());
  }

  private static boolean has(String python) throws IOException {
    try {
      return new ProcessBuilder(python, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while looking for PyTorch", e);
    } catch (IOException e) {
      // There is no such interpreter.
      return false;
    }
  }

  /** PyTorch's version. */
  public String version() {
    return version;
  }

  /** Asks one question of {@code beside.py} and gives its answer, a number. */
  public double ask(String question) throws IOException {
    questions.write(question);
    questions.newLine();
    questions.flush();
    return Double.parseDouble(answer());
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("PyTorch's process ended before it answered");
    }
    return line;
  }

  /** Little endian: each row's inputs and its label, as float32. */
  private static void write(Path file, LabelledRows rows) throws IOException {
    int width = rows.features()[0].length + 1;
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * width * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows.size(); i++) {
      for (float value : rows.features()[i]) {
        bytes.putFloat(value);
      }
      bytes.putFloat(rows.labels()[i]);
    }
    Files.write(file, bytes.array());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    for (String name : List.of("train.bin", "validation.bin", "beside.py")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }
}
