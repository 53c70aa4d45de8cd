// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;

/** The signed contract jar that the nodes under test have. */
final class ContractJar {
  private ContractJar() {}

  static SecureHash hash() {
    try {
      return SecureHash.sha256(Files.readAllBytes(path()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static PublicKey key() {
    try (JarFile jar = new JarFile(path().toFile())) {
      JarEntry entry =
          jar.getJarEntry(ConsortiumState.class.getName().replace('.', '/') + ".class");
      jar.getInputStream(entry).readAllBytes();
      // As Corda's own key class; the JDK's cannot be checkpointed without more opens.
      return Crypto.toSupportedPublicKey(
          entry.getCodeSigners()[0].getSignerCertPath().getCertificates().get(0).getPublicKey());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path path() {
    try {
      return Path.of(
          ConsortiumState.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
