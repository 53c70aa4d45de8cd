// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Files and folders that nobody but their owner can read. */
public final class OwnerOnly {
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private OwnerOnly() {}

  /** Makes a folder, and those that it lies in. */
  public static void createDirectories(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER);
  }

  /** Writes the whole file, which never exists with wider permissions. */
  public static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, FILE);
    Files.writeString(file, text);
  }

  /** Writes what a Spring Boot application is told, a line for each. */
  public static void writeProperties(Path file, Map<String, String> properties) throws IOException {
    StringBuilder text = new StringBuilder();
    properties.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    write(file, text.toString());
  }

  /** The password in a file, which is drawn and written if there is none yet. */
  public static String password(Path file) throws IOException {
    // An empty one is what an interruption left.
    return Files.exists(file) && Files.size(file) > 0
        ? Files.readString(file)
        : writeNewPassword(file);
  }

  /** Writes a password drawn at random, 48 hexadecimal digits, and gives it. */
  public static String writeNewPassword(Path file) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    write(file, password);
    return password;
  }
}
