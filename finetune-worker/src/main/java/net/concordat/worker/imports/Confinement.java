// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.imports;

import java.io.File;
import java.io.FilePermission;
import java.net.SocketPermission;
import java.net.URLPermission;
import java.security.Permission;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes from the code of this JVM, for good, what reading a file that is in memory does not need:
 * other files but its own classes, connections, other processes. Java 17 still has this; later ones
 * will not, and the limits that {@link Sandbox} asks of the system then stand alone.
 */
@SuppressWarnings("removal")
public final class Confinement extends SecurityManager {
  private final List<String> readable;

  private Confinement(List<String> readable) {
    this.readable = readable;
  }

  /** From now on. */
  public static void begin() {
    Stream<String> classes =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    List<String> readable =
        Stream.concat(Stream.of(System.getProperty("java.home")), classes)
            .filter(path -> !path.isEmpty())
            .flatMap(path -> Stream.of(path, new File(path).getAbsolutePath()))
            .toList();
    System.setSecurityManager(new Confinement(readable));
  }

  @Override
  public void checkPermission(Permission asked) {
    if (!isAllowed(asked)) {
      throw new SecurityException("A process that reads a foreign file may not: " + asked);
    }
  }

  @Override
  public void checkPermission(Permission asked, Object context) {
    checkPermission(asked);
  }

  private boolean isAllowed(Permission asked) {
    if (asked instanceof FilePermission file) {
      String name = file.getName();
      return file.getActions().equals("read")
          && !name.contains("..")
          && readable.stream().anyMatch(name::startsWith);
    }
    return !(asked instanceof SocketPermission)
        && !(asked instanceof URLPermission)
        && !asked.getName().equals("setSecurityManager")
        && !isForeignLibrary(asked.getName());
  }

  /** Java's own have names, others are files. */
  private static boolean isForeignLibrary(String name) {
    return name.startsWith("loadLibrary.") && name.contains("/");
  }
}
