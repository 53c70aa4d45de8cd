// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.imports;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** What code in the sandbox would try if it were not ours; it answers with what it could not do. */
@SuppressWarnings({"removal", "SystemOut"})
public final class Intruder {
  private Intruder() {}

  /** Tries, once it is confined. */
  public static void main(String[] arguments) throws IOException {
    int port = System.in.read() << 8 | System.in.read();
    Confinement.begin();
    StringBuilder refused = new StringBuilder();
    attempt(refused, "read", () -> Files.readString(Path.of("/etc/hostname")));
    attempt(
        refused,
        "around",
        () -> Files.readString(Path.of(System.getProperty("java.home"), "../../../etc/hostname")));
    attempt(refused, "write", () -> Files.writeString(Path.of("/tmp/intruder"), "was here"));
    attempt(refused, "connect", () -> new Socket("127.0.0.1", port));
    attempt(refused, "start", () -> new ProcessBuilder("true").start());
    attempt(
        refused,
        "free",
        () -> {
          System.setSecurityManager(null);
          return "";
        });
    refused.append(" environment=").append(System.getenv("PATH"));
    System.out.write(Sandbox.REFUSAL);
    System.out.write(refused.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static void attempt(StringBuilder refused, String what, Callable<Object> act) {
    try {
      act.call();
    } catch (SecurityException e) {
      refused.append(' ').append(what);
    } catch (Exception other) {
      refused.append(' ').append(other);
    }
  }
}
