// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of this software's, run as a process of its own.
 *
 * @param jar the program
 * @param name for people to read
 */
record JarProcess(Path jar, String name) {
  /** Runs it and gives what it printed. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    jar.toString()),
                arguments.stream())
            .toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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

  private static void removeHook(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException stopping) {
      // The JVM is on its way out and has run the hook.
      Thread.currentThread().interrupt();
    }
  }
}
