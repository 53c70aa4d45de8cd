// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of this software's, run as a process of its own.
 *
 * @param start how it is started; its arguments follow
 * @param name for people to read
 */
record JarProcess(List<String> start, String name) {
  // The worker asks for this module, so the JVM's word about it is no news.
  private static final String KNOWN = "WARNING: Using incubator modules: jdk.incubator.vector";

  /** Runs it and gives what it printed. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(start.stream(), arguments.stream()).toList();
    Process process = new ProcessBuilder(command).start();
    Thread words = new Thread(() -> passOn(process.getErrorStream()), "words-of-" + name);
    words.start();
    Thread end = new Thread(process::destroyForcibly, "stop-" + name);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new DemoFailure(
            "The %s ended with %d: %s%n%s"
                .formatted(name, process.exitValue(), String.join(" ", arguments), printed));
      }
      return printed;
    } finally {
      process.destroyForcibly();
      removeHook(end);
    }
  }

  private static void passOn(InputStream from) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.equals(KNOWN)).forEach(System.err::println);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("No more is heard of the process: " + e.getMessage());
    }
  }

  private static void removeHook(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException stopping) {
      // The JVM is on its way out and has run the hook.
      Thread.currentThread().interrupt();
    }
  }
}
