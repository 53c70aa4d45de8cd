// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.node;

import co.paralleluniverse.fibers.instrument.JavaAgent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Quasar's agent for {@code java -jar corda.jar}, told which packages never suspend. The JDK passes
 * no arguments to the agent that a jar's manifest names, so they come from a resource beside it.
 */
public final class FiberAgent {
  private static final String ARGUMENTS = "quasar-arguments";

  /** Overrides the resource, for measurements and to make Quasar talk. */
  private static final String OVERRIDE = "concordat.quasar.arguments";

  private FiberAgent() {}

  /**
   * Called by the JVM before the main class.
   *
   * @param arguments none
   * @param instrumentation the JVM's
   * @throws IOException if the resource cannot be read
   */
  public static void agentmain(String arguments, Instrumentation instrumentation)
      throws IOException {
    JavaAgent.premain(quasarArguments(), instrumentation);
  }

  static String quasarArguments() throws IOException {
    String override = System.getProperty(OVERRIDE);
    if (override != null) {
      return override;
    }
    try (InputStream in =
        Objects.requireNonNull(FiberAgent.class.getResourceAsStream(ARGUMENTS), ARGUMENTS)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }
}
