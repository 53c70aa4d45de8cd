// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * Signs a contract jar in its place, so that Corda holds states to the key and not to one jar's
 * hash. The same content and key give the same bytes: the JDK's own signer writes the manifest and
 * the signature file, then the version of the JDK is taken out, {@link SignatureBlock} signs
 * without a time, and the archive is written anew with fixed times.
 */
public final class SignJar {
  private static final String SIGNER = "CONTRACT";
  private static final String SIGNATURE_FILE = "META-INF/" + SIGNER + ".SF";
  private static final String SIGNATURE_BLOCK = "META-INF/" + SIGNER + ".RSA";

  private SignJar() {}

  /**
   * Signs with the development contract key, which is made at its first use.
   *
   * @param args the jar to sign
   * @throws IOException if the jar or the key cannot be read or written
   * @throws GeneralSecurityException if the key cannot be opened or used
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "SignJar takes one jar, but was given " + Arrays.toString(args));
    }
    sign(Path.of(args[0]), ContractKey.inKeyFolder().loadOrCreate());
  }

  static void sign(Path jar, KeyStore.PrivateKeyEntry key)
      throws IOException, GeneralSecurityException {
    JarSigner signer = new JarSigner.Builder(key).signerName(SIGNER).build();
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try {
      try (ZipFile in = new ZipFile(jar.toFile());
          OutputStream out = Files.newOutputStream(signed)) {
        signer.sign(in, out);
      }
      SortedMap<String, byte[]> entries = ReproducibleJar.read(signed);
      byte[] signatureFile =
          withoutJdkVersion(Objects.requireNonNull(entries.get(SIGNATURE_FILE), SIGNATURE_FILE));
      entries.put(SIGNATURE_FILE, signatureFile);
      entries.put(SIGNATURE_BLOCK, SignatureBlock.over(signatureFile, key));
      ReproducibleJar.write(entries, signed);
      Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(signed);
    }
  }

  private static byte[] withoutJdkVersion(byte[] signatureFile) {
    return new String(signatureFile, StandardCharsets.UTF_8)
        .replaceFirst("(?m)^Created-By: .*(\r\n [^\r]*)*\r\n", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
