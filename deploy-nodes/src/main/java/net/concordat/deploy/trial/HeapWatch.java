// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.DeployException;

/** How much of a JVM's heap is in use once the garbage is gone, as the JDK's {@code jcmd} tells. */
final class HeapWatch {
  /** The last line of a histogram: instances and bytes of all classes. */
  private static final Pattern TOTAL =
      Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_LOOKS_AGAIN = 3;

  private HeapWatch() {}

  /**
   * Does something, and tells by how many bytes the heap of any of the JVMs was ever larger
   * meanwhile than it was before.
   */
  static long growthDuring(List<ProcessHandle> processes, Callable<?> work) throws Exception {
    Map<ProcessHandle, Long> before = new HashMap<>();
    for (ProcessHandle process : processes) {
      // Twice, since the first look at a heap leaves caches behind.
      inUse(process);
      before.put(process, inUse(process));
    }
    FutureTask<?> done = new FutureTask<>(work);
    new Thread(done, "watched work").start();
    long most = 0;
    while (!isDone(done)) {
      for (ProcessHandle process : processes) {
        most = Math.max(most, growth(process, before.getOrDefault(process, 0L), most));
      }
    }
    return most;
  }

  /**
   * A JVM with a thread in a critical section of native code, as compression has them, counts its
   * garbage too: what would be the most is looked at again, and the least of a few is true.
   */
  private static long growth(ProcessHandle process, long before, long most)
      throws IOException, InterruptedException {
    long growth = inUse(process) - before;
    for (int again = 0; again < MOST_LOOKS_AGAIN && growth > most; again++) {
      growth = Math.min(growth, inUse(process) - before);
    }
    return growth;
  }

  /** Each look at a heap stops its JVM for a moment, so there is some time between them. */
  private static boolean isDone(FutureTask<?> work) throws Exception {
    try {
      work.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  private static long inUse(ProcessHandle process) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process histogram =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    histogram.waitFor();
    Matcher total = TOTAL.matcher(said);
    if (!total.find()) {
      throw new DeployException("No heap could be read of process " + process.pid() + ": " + said);
    }
    return Long.parseLong(total.group(1));
  }
}
