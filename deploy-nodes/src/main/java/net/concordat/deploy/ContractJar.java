// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The signed jar of the contracts, as every node has it.
 *
 * @param path the jar
 */
public record ContractJar(Path path) {
  private static final String A_CLASS = "net/concordat/contracts/";
  private static final String NAME = "cordapp-contracts";

  /** The one in a folder of CorDapps. */
  static ContractJar in(Path cordapps) throws IOException {
    return new ContractJar(Distribution.onlyJar(cordapps, NAME));
  }

  /** The SHA-256 in lower-case hex, which is also the id of the attachment on the ledger. */
  public String digest() throws IOException {
    return sha256(Files.readAllBytes(path));
  }

  /** The SHA-256 of the signer's key, by which Corda's configuration names it, in hex. */
  String signerDigest() throws IOException {
    return sha256(signer().getEncoded());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The key to which the ledger holds our states. */
  public PublicKey signer() throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      JarEntry entry =
          jar.stream()
              .filter(e -> e.getName().startsWith(A_CLASS) && e.getName().endsWith(".class"))
              .findFirst()
              .orElseThrow(() -> new DeployException(path + " holds no contract."));
      try (InputStream in = jar.getInputStream(entry)) {
        // The signers of an entry are known once all of it has been read.
        in.transferTo(OutputStream.nullOutputStream());
      }
      CodeSigner[] signers = entry.getCodeSigners();
      if (signers == null || signers.length != 1) {
        throw new DeployException(
            path + " must be signed by exactly one key; build it again with ./concordat.");
      }
      return signers[0].getSignerCertPath().getCertificates().get(0).getPublicKey();
    }
  }
}
