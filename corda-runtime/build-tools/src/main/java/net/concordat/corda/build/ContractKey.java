// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The key that signs contract jars in development: RSA of 3072 bits with a self-signed certificate
 * and a random password beside it, both readable by their owner alone. Production signs with a key
 * of the consortium, held elsewhere under a written procedure.
 */
final class ContractKey {
  private static final String ALIAS = "contract";
  private static final String KEY_STORE = "keystore.p12";
  private static final String PASSWORD = "password";
  private static final String PASSWORD_VARIABLE = "CONCORDAT_CONTRACT_KEY_PASSWORD";

  private final Path folder;

  /**
   * @param keys the folder of all development keys; the contract key gets a folder in it
   */
  ContractKey(Path keys) {
    this.folder = keys.resolve("contract-key");
  }

  /** The key in {@code CONCORDAT_KEYS}, or else in {@code .concordat} of the user's home. */
  static ContractKey inKeyFolder() {
    String chosen = System.getenv("CONCORDAT_KEYS");
    return new ContractKey(
        chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home"), ".concordat")
            : Path.of(chosen).toAbsolutePath());
  }

  KeyStore.PrivateKeyEntry loadOrCreate() throws IOException, GeneralSecurityException {
    if (!Files.exists(folder)) {
      create();
    }
    char[] password = Files.readString(folder.resolve(PASSWORD)).strip().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(KEY_STORE))) {
      store.load(in, password);
    }
    if (store.getEntry(ALIAS, new KeyStore.PasswordProtection(password))
        instanceof KeyStore.PrivateKeyEntry key) {
      return key;
    }
    throw new KeyStoreException(
        folder.resolve(KEY_STORE) + " must hold a private key named " + ALIAS + ", but does not");
  }

  /** Made in a folder of its own and then moved, so that two builds never see half a key. */
  private void create() throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder.getParent(), ownerOnly);
    Path draft = Files.createTempDirectory(folder.getParent(), "contract-key-", ownerOnly);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    writeForOwner(draft.resolve(PASSWORD), password);
    keytool(draft.resolve(KEY_STORE), password);
    Files.setPosixFilePermissions(
        draft.resolve(KEY_STORE), PosixFilePermissions.fromString("rw-------"));
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another build was faster; its key is the key.
      deleteDraft(draft);
    }
  }

  private static void writeForOwner(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  private static void deleteDraft(Path draft) throws IOException {
    Files.delete(draft.resolve(PASSWORD));
    Files.delete(draft.resolve(KEY_STORE));
    Files.delete(draft);
  }

  private static void keytool(Path keyStore, String password) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "RSA",
            "-keysize",
            "3072",
            "-sigalg",
            "SHA256withRSA",
            "-validity",
            "3650",
            "-dname",
            "CN=Concordat development contracts,O=Concordat,C=GB",
            "-storetype",
            "PKCS12",
            "-keystore",
            keyStore.toString(),
            // By the environment, since arguments can be read by every user of the machine.
            "-storepass:env",
            PASSWORD_VARIABLE);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool could not make " + keyStore + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool made " + keyStore, e);
    }
  }
}
