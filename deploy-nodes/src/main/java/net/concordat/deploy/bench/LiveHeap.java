// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.DeployException;

/** What a Java process still needs of its heap, all garbage collected. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

  private LiveHeap() {}

  /** In bytes. */
  static long of(ProcessHandle process) throws IOException, InterruptedException {
    // The second time: what the first found to be done with may have held more.
    histogram(process);
    Matcher total = TOTAL.matcher(histogram(process));
    if (!total.find()) {
      throw new DeployException("jcmd does not tell the heap of process " + process.pid() + ".");
    }
    return Long.parseLong(total.group(1));
  }

  private static String histogram(ProcessHandle process) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return told;
  }
}
