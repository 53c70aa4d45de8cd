// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.node;

import net.corda.node.Corda;
import org.apache.commons.lang3.SystemUtils;

/** Corda's own command line, on a JDK that it does not know. */
public final class CordaNode {
  private static final String JAVA_VERSION = "java.specification.version";

  /** {@code jdk} for the JDK's own cryptography alone, for measurements. */
  private static final String CRYPTO = "concordat.crypto";

  private CordaNode() {}

  /**
   * Runs the node, or one of its subcommands, as {@code java -jar corda.jar} does.
   *
   * @param args as for Corda
   */
  public static void main(String[] args) {
    setUnlessGiven("log4j.configurationFile", "concordat-node-log4j2.xml");
    // Artemis logs through JBoss, which complains when it is not the JDK's log manager.
    setUnlessGiven("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    // In dev mode the node switches this on. It mistakes one overload for another with newer ASM,
    // and then stops a flow that suspends correctly.
    setUnlessGiven("co.paralleluniverse.fibers.verifyInstrumentation", "false");
    passJavaVersionCheck();
    if (!"jdk".equals(System.getProperty(CRYPTO))) {
      NativeAesGcm.install();
    }
    Corda.main(args);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * The node asks {@link SystemUtils} for the Java version and starts on 8 and 11 alone. That class
   * reads the version once, when it is loaded.
   */
  static void passJavaVersionCheck() {
    String version = System.getProperty(JAVA_VERSION);
    System.setProperty(JAVA_VERSION, "11");
    try {
      if (!SystemUtils.IS_JAVA_11) {
        throw new IllegalStateException(
            "SystemUtils must be loaded here first, but was loaded before with Java " + version);
      }
    } finally {
      System.setProperty(JAVA_VERSION, version);
    }
  }
}
