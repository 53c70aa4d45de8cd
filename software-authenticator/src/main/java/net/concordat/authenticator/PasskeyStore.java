// SPDX-License-Identifier: Apache-2.0
package net.concordat.authenticator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Set;

/** A PKCS #12 file with one key, under a password. */
final class PasskeyStore {
  private static final String TYPE = "PKCS12";
  private static final String ALIAS = "passkey";
  private static final int SHORTEST_PASSWORD = 8;

  private PasskeyStore() {}

  static void write(Path file, char[] password, KeyPair keys) {
    if (password.length < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "A password has at least " + SHORTEST_PASSWORD + " characters; given " + password.length);
    }
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      Certificate[] chain = {SelfSignedCertificate.of(keys)};
      store.setKeyEntry(ALIAS, keys.getPrivate(), password, chain);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, password);
      writeNew(file, bytes.toByteArray());
    } catch (FileAlreadyExistsException e) {
      throw new AuthenticatorException(file + " exists; a passkey is never overwritten", e);
    } catch (IOException e) {
      throw new AuthenticatorException(file + " cannot be written: " + e, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform writes PKCS #12", e);
    }
  }

  /** Writes a file that never exists with wider permissions. */
  private static void writeNew(Path file, byte[] bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  static KeyPair read(Path file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
      KeyStore.Entry entry = store.getEntry(ALIAS, new KeyStore.PasswordProtection(password));
      if (!(entry instanceof KeyStore.PrivateKeyEntry)) {
        throw new IOException("it has no private key under the name " + ALIAS);
      }
      PrivateKey key = ((KeyStore.PrivateKeyEntry) entry).getPrivateKey();
      return new KeyPair(((KeyStore.PrivateKeyEntry) entry).getCertificate().getPublicKey(), key);
    } catch (NoSuchFileException e) {
      throw new AuthenticatorException("There is no key store " + file, e);
    } catch (IOException | GeneralSecurityException e) {
      throw new AuthenticatorException(
          file + " does not open as a key store with this password: " + e.getMessage(), e);
    }
  }
}
