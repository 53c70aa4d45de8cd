// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.EvidenceException;
import net.concordat.evidence.EvidencePack;
import net.concordat.evidence.PackDocument;
import net.concordat.registry.ledger.LedgerEvidence;
import net.concordat.registry.ledger.NodeUnavailableException;
import org.springframework.stereotype.Service;

/** Puts evidence packs together from the node and from what other subjects contribute. */
@Service
public class EvidencePacks {
  private final LedgerEvidence ledger;
  private final List<EvidenceSource> sources;

  EvidencePacks(LedgerEvidence ledger, List<EvidenceSource> sources) {
    this.ledger = ledger;
    this.sources = sources;
  }

  /**
   * The pack of a version that the registry knows: sealed by the party's node and the same to the
   * byte as long as nothing new is recorded.
   *
   * @return its bytes, kept on disk until the stream is closed
   * @throws NodeUnavailableException if the node does not answer
   */
  public InputStream of(String modelId, int version) {
    List<PackDocument> documents =
        sources.stream().flatMap(source -> source.of(modelId, version).stream()).toList();
    EvidenceContents contents = ledger.of(modelId, version).with(documents);
    try {
      return written(contents);
    } catch (EvidenceException e) {
      throw new IllegalStateException(
          "The node's evidence does not hang together: " + e.entry(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("An evidence pack cannot be written", e);
    }
  }

  private InputStream written(EvidenceContents contents) throws EvidenceException, IOException {
    Path file = Files.createTempFile("evidence", ".zip");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        EvidencePack.write(contents, ledger::seal, out);
      }
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (EvidenceException | IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }
}
