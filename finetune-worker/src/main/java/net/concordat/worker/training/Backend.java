// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.versioncheck.VersionCheck;

/** The numeric library underneath, its threads and its versions. */
final class Backend {
  private static final String PHYSICAL_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  static {
    // Where nobody set a limit, JavaCPP asks the system for the process's memory at every native
    // allocation, which took a third of the time of a run.
    if (System.getProperty(PHYSICAL_LIMIT) == null) {
      System.setProperty(PHYSICAL_LIMIT, "0");
    }
  }

  private Backend() {}

  /**
   * Makes this thread compute on one native thread. Nets of this size lose more by handing work
   * between threads than they gain, and one thread adds in one order: the same run gives the same
   * bits. OpenMP keeps the number for each calling thread, so each has to say it.
   */
  static void ready() {
    // Nd4j names the native library that the holder loads, so it has to come first.
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
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
