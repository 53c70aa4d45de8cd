// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What computes: its versions, and the set-up of the library that is the reference. */
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
    environment.put("worker", workerVersion());
    environment.put("deeplearning4j", mavenVersion("org.deeplearning4j", "deeplearning4j-nn"));
    environment.put("nd4j", mavenVersion("org.nd4j", "nd4j-native"));
    environment.put("arithmetic", "float32, 8 lanes, fused multiply-add, sums by 64 rows");
    return environment;
  }

  /** The version that Maven wrote into a library's jar. */
  private static String mavenVersion(String group, String artifact) {
    String resource = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (InputStream in = Backend.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that the jar was built as. */
  static String workerVersion() {
    String version = Backend.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
