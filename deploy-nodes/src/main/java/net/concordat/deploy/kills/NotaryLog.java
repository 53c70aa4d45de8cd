// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.Party;
import net.concordat.deploy.trial.TrialNetwork;

/** What the notary's own log says it has committed. */
final class NotaryLog {
  private static final Pattern COMMITTED =
      Pattern.compile("Transaction \\[(?<id>[0-9A-F]{64})] successfully notarised");

  private final Path file;

  NotaryLog(TrialNetwork network) {
    this.file = network.network().node(Party.NOTARY).log();
  }

  /** How long the log is, in bytes. */
  long length() throws IOException {
    return Files.size(file);
  }

  /** Whether a transaction was committed after the log had a certain length. */
  boolean hasCommittedSince(long length) throws IOException {
    try (InputStream log = Files.newInputStream(file)) {
      log.skipNBytes(length);
      return COMMITTED.matcher(new String(log.readAllBytes(), StandardCharsets.UTF_8)).find();
    }
  }

  /** The ids of the transactions. */
  Set<String> notarised() throws IOException {
    Set<String> ids = new HashSet<>();
    Matcher line = COMMITTED.matcher(Files.readString(file));
    while (line.find()) {
      ids.add(line.group("id"));
    }
    return ids;
  }
}
