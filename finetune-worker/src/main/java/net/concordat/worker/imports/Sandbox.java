// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.imports;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.concordat.inference.support.InvalidInputException;

/**
 * Reads a foreign file in a process of its own, which gets the file's bytes and gives a network's,
 * and nothing else: its heap and time are bounded, it has no environment, its code may open no file
 * and no connection ({@link Confinement}), and where the system has them, {@code prlimit} lets it
 * write no file and {@code unshare} gives it no network. What it gives is checked as if it were
 * hostile.
 */
public final class Sandbox {
  /** What the process begins its answer with: a network, or a sentence that refuses the file. */
  public static final int NETWORK = 0;

  /** See {@link #NETWORK}. */
  public static final int REFUSAL = 1;

  /** What a JVM ends with that runs with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int MAX_ANSWER = 2 * ImportedNetwork.MAX_BYTES;
  private static final int MAX_SENTENCE = 2000;
  private static final List<String> LIMITS =
      List.of("prlimit", "--cpu=300", "--fsize=0", "--core=0", "--nofile=512");
  private static final List<String> NO_NETWORK =
      List.of("unshare", "--user", "--map-root-user", "--net");

  private final String program;
  private final int megabytes;
  private final Duration deadline;

  /**
   * @param program the class whose {@code main} reads the file from its input, given its form
   */
  public Sandbox(String program) {
    this(program, 1024, Duration.ofMinutes(2));
  }

  Sandbox(String program, int megabytes, Duration deadline) {
    this.program = program;
    this.megabytes = megabytes;
    this.deadline = deadline;
  }

  /**
   * What was read, and what held the process beside a heap, a deadline and {@link Confinement}.
   *
   * @param heldBy names of the system's programs
   */
  public record Read(ImportedNetwork network, List<String> heldBy) {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is refused, or reading it takes too much memory or time
   * @throws IOException if the process cannot be started
   */
  public Read read(ImportedNetwork.Form form, byte[] file) throws IOException {
    List<String> held = new ArrayList<>();
    List<String> command = new ArrayList<>();
    for (List<String> holder : List.of(LIMITS, NO_NETWORK)) {
      if (works(holder)) {
        command.addAll(holder);
        held.add(holder.get(0));
      }
    }
    command.addAll(java());
    command.addAll(List.of(program, form.name()));
    return new Read(network(answer(command, file)), held);
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + megabytes + "m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.security.manager=allow",
        "-cp",
        System.getProperty("java.class.path"));
  }

  private static boolean works(List<String> holder) {
    List<String> command = new ArrayList<>(holder);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.onExit().get(10, TimeUnit.SECONDS).exitValue() == 0;
    } catch (IOException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] answer(List<String> command, byte[] file) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(process, file));
      CompletableFuture<byte[]> came = CompletableFuture.supplyAsync(() -> receive(process));
      byte[] answer = came.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      // Whatever else it would still do, it has given its answer.
      int status = process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : 0;
      sent.get(10, TimeUnit.SECONDS);
      if (status != 0) {
        throw new InvalidInputException(ended(status));
      }
      return answer;
    } catch (TimeoutException e) {
      throw new InvalidInputException(
          "The file must be read within %d seconds, but was not".formatted(deadline.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new IOException("The process that reads the file cannot be talked to", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a file was read", e);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private String ended(int status) {
    return status == OUT_OF_MEMORY
        ? "The file must be read within %d MB of memory, but takes more".formatted(megabytes)
        : "The process that reads the file ended with status %d and no answer".formatted(status);
  }

  private static void send(Process process, byte[] file) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(file);
    } catch (IOException e) {
      // It has ended; its answer or status says why.
      return;
    }
  }

  private static byte[] receive(Process process) {
    try {
      return process.getInputStream().readNBytes(MAX_ANSWER);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static ImportedNetwork network(byte[] answer) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer))) {
      int kind = in.readUnsignedByte();
      if (kind == NETWORK) {
        return ImportedNetwork.from(in);
      }
      String sentence = new String(in.readNBytes(MAX_SENTENCE), StandardCharsets.UTF_8);
      throw new InvalidInputException(sentence.replaceAll("\\p{Cntrl}", " "));
    } catch (IOException e) {
      throw new InvalidInputException(
          "The process that reads the file must answer with a network, but does not", e);
    }
  }
}
