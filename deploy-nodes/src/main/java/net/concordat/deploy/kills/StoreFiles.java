// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.LiveFolder;
import net.concordat.deploy.trial.TrialNetwork;

/**
 * The files of a bank's artifact store, looked at from outside.
 *
 * @param directory where they are
 */
record StoreFiles(Path directory) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  static StoreFiles of(TrialNetwork network, Party bank) {
    return new StoreFiles(network.network().node(bank).artifactStore());
  }

  /** Those that have a digest for a name and not the bytes to it; half-written ones have none. */
  List<Path> broken() throws IOException {
    List<Path> broken = new ArrayList<>();
    for (Path file : LiveFolder.files(directory)) {
      if (isNamedByDigest(file) && !sha256(file).equals(file.getFileName().toString())) {
        broken.add(file);
      }
    }
    return broken;
  }

  private static boolean isNamedByDigest(Path file) {
    return DIGEST.matcher(file.getFileName().toString()).matches();
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
