// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A job's training, or its measuring, as a process of its own: it gets no more than its limits,
 * ends at once when it is told to, and takes nothing else with it when it dies. It ends by itself
 * when this process does.
 */
final class TrainingProcess {
  /** Exit codes of the command line. */
  private static final int DONE = 0;

  private static final int UNUSABLE = 2;

  /** What a JVM ends with that runs with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int SIGNALLED = 128;

  private final List<String> program;
  private final JobLimits limits;

  /**
   * @param program what is started, before the arguments of the command line
   */
  TrainingProcess(List<String> program, JobLimits limits) {
    this.program = program;
    this.limits = limits;
  }

  /** This program, in a JVM with these limits. */
  static List<String> ourselves(JobLimits limits) {
    // Most of what training holds is on the heap; Deeplearning4j's arrays are not.
    int nativeMegabytes = limits.memoryMegabytes() / 4;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx" + (limits.memoryMegabytes() - nativeMegabytes) + "m",
            "-Dorg.bytedeco.javacpp.maxbytes=" + nativeMegabytes + "M",
            "-XX:ActiveProcessorCount=" + limits.threads(),
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            "net.concordat.worker.cli.Main"));
    return command;
  }

  /**
   * Runs it to its end; when interrupted, ends it at once.
   *
   * @param line takes each line that it prints
   * @param complaint takes each line that it prints as an error, but for where in the program it
   *     was
   * @throws JobFailedException if it does not end well
   */
  void run(List<String> arguments, Consumer<String> line, Consumer<String> complaint)
      throws IOException, JobFailedException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).start();
    String[] said = {""};
    Thread out = reading(process.getInputStream(), line);
    Thread err =
        reading(
            process.getErrorStream(),
            text -> {
              if (isPlain(text)) {
                said[0] = text.strip();
                complaint.accept(text);
              }
            });
    try {
      if (!process.waitFor(limits.minutes(), TimeUnit.MINUTES)) {
        throw new JobFailedException(
            "The process took longer than the %d minutes that it may take: raise 'limits.minutes', or ask for fewer passes."
                .formatted(limits.minutes()),
            false);
      }
      out.join();
      err.join();
    } finally {
      // Not before it has ended may others touch what it writes.
      process.destroyForcibly().onExit().join();
    }
    if (process.exitValue() != DONE) {
      throw failure(process.exitValue(), said[0]);
    }
  }

  private JobFailedException failure(int code, String said) {
    return switch (code) {
      case UNUSABLE -> new JobFailedException(said, false);
      case OUT_OF_MEMORY ->
          new JobFailedException(
              "The process ran out of the %d MB of memory that it may take: raise 'limits.memoryMegabytes', or give fewer rows or a smaller batch."
                  .formatted(limits.memoryMegabytes()),
              false);
      default ->
          new JobFailedException(
              code > SIGNALLED
                  ? "The process was killed by signal %d, as systems do that run short of memory. Another attempt goes on from where it was."
                      .formatted(code - SIGNALLED)
                  : said.isEmpty() ? "The process ended with status " + code : said,
              true);
    };
  }

  /** A sentence for people, not the trace of a stack. */
  private static boolean isPlain(String text) {
    return !text.isBlank()
        && !text.startsWith("\t")
        && !text.startsWith("Caused by")
        && !text.startsWith("WARNING: Using incubator");
  }

  private static Thread reading(InputStream stream, Consumer<String> line) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(
                      new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(line);
              } catch (IOException | java.io.UncheckedIOException e) {
                // The process was ended while it wrote.
                return;
              }
            },
            "training-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
