// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.versioncheck.VersionCheck;

/** The numeric library underneath, set up once: one native thread, and what its versions are. */
final class Backend {
  static {
    // Nets of this size lose more by handing work between threads than they gain, and one thread
    // adds in one order: the same run gives the same bits.
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }

  private Backend() {}

  /** Makes sure the set-up above has happened. */
  static void ready() {
    Nd4j.getEnvironment();
  }

  /** Versions of what computes, by name. */
  static Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("worker", implementationVersion());
    VersionCheck.getVersionInfos()
        .forEach(
            version -> {
              if (version.getArtifactId().matches("deeplearning4j-nn|nd4j-native|nd4j-api")) {
                environment.put(version.getArtifactId(), version.getBuildVersion());
              }
            });
    environment.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    environment.put("blas", Nd4j.factory().blas().getBlasVendor().toString());
    return environment;
  }

  private static String implementationVersion() {
    String version = Backend.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
