// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import net.concordat.decisions.log.DecisionLog;

/**
 * The Ed25519 key that signs receipts, made together with the log: where the key is and the log is
 * not, the log was deleted, and no other takes its place.
 *
 * @param pair both keys
 * @param encodedPublic the public key, as X.509 has it
 */
public record ReceiptKey(KeyPair pair, byte[] encodedPublic) {
  private static final String ED25519 = "Ed25519";

  /**
   * The key of a folder, made with an empty log if there is neither.
   *
   * @throws IOException if it cannot be read or made, or there is a log without its key
   */
  public static ReceiptKey in(Path folder) throws IOException {
    Path file = folder.resolve("receipts.key");
    if (!Files.exists(file)) {
      found(folder, file);
    }
    List<String> lines = Files.readAllLines(file);
    try {
      KeyFactory keys = KeyFactory.getInstance(ED25519);
      byte[] encodedPublic = Base64.getDecoder().decode(lines.get(1));
      byte[] encodedSecret = Base64.getDecoder().decode(lines.get(0));
      return new ReceiptKey(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(encodedPublic)),
              keys.generatePrivate(new PKCS8EncodedKeySpec(encodedSecret))),
          encodedPublic);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          file + " must hold the private and the public key of receipts, a line each, but does not",
          e);
    }
  }

  /** The folder of the log. */
  public static Path log(Path folder) {
    return folder.resolve("log");
  }

  private static void found(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    // Beside the key lie customers' values.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path unfinished = folder.resolve("receipts.key.new");
    // With a key that was not finished, the log beside it has no record yet.
    if (!Files.exists(unfinished)) {
      requireNoLog(folder);
    }
    write(unfinished);
    if (!Files.exists(log(folder).resolve("decisions.db"))) {
      DecisionLog.create(log(folder));
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireNoLog(Path folder) throws IOException {
    if (Files.exists(log(folder).resolve("decisions.db"))) {
      throw new IOException(
          folder
              + " has a log of decisions but not the key of its receipts: put receipts.key back");
    }
  }

  private static void write(Path file) throws IOException {
    try {
      KeyPair made = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      Base64.Encoder text = Base64.getEncoder();
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          text.encodeToString(made.getPrivate().getEncoded())
              + "\n"
              + text.encodeToString(made.getPublic().getEncoded())
              + "\n",
          StandardOpenOption.DSYNC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK 17 has Ed25519", e);
    }
  }
}
