// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.EvidenceException;
import net.concordat.evidence.EvidencePack;
import net.concordat.evidence.PackDocument;
import net.concordat.evidence.PackLimitException;
import net.concordat.registry.ledger.LedgerEvidence;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.Models;
import org.springframework.stereotype.Service;

/** Puts evidence packs together from the node and from what other subjects contribute. */
@Service
public class EvidencePacks {
  private final Models models;
  private final LedgerEvidence ledger;
  private final List<EvidenceSource> sources;

  EvidencePacks(Models models, LedgerEvidence ledger, List<EvidenceSource> sources) {
    this.models = models;
    this.ledger = ledger;
    this.sources = sources;
  }

  /**
   * The pack of a version that the registry knows: sealed by the party's node and the same to the
   * byte as long as nothing new is recorded or written.
   *
   * @return its bytes, kept on disk until the stream is closed
   * @throws NodeUnavailableException if the node does not answer
   * @throws TooMuchEvidenceException if there is more than a pack can have
   */
  public InputStream of(String modelId, int version) {
    EvidenceContents contents = ledger.of(modelId, version).with(documents(modelId, version));
    try {
      return written(contents);
    } catch (PackLimitException e) {
      throw new TooMuchEvidenceException(e.entry() + ": " + e.getMessage(), e);
    } catch (EvidenceException e) {
      throw new IllegalStateException(
          "The node's evidence does not hang together: " + e.entry(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("An evidence pack cannot be written", e);
    }
  }

  /** About the version, each that it was made from, and their models. */
  private List<PackDocument> documents(String modelId, int version) {
    Set<About> subjects = new LinkedHashSet<>();
    models
        .version(modelId, version, null)
        .ifPresent(
            found -> {
              List<Standing<ModelVersionFact>> line = new ArrayList<>();
              line.add(found);
              line.addAll(models.ancestors(found.fact(), null));
              for (Standing<ModelVersionFact> each : line) {
                String model = each.fact().version().modelId();
                subjects.add(new About(model, 0));
                subjects.add(new About(model, each.fact().version().version()));
              }
            });
    requireRoom(subjects);
    return subjects.stream()
        .flatMap(
            about ->
                sources.stream()
                    .flatMap(source -> source.of(about.modelId(), about.version()).stream()))
        .toList();
  }

  /** Before any of it is read: it may be more than the memory has room for. */
  private void requireRoom(Set<About> subjects) {
    long length = 0;
    for (About about : subjects) {
      for (EvidenceSource source : sources) {
        length += source.lengthOf(about.modelId(), about.version());
      }
    }
    if (length > EvidencePack.MOST_BYTES) {
      throw new TooMuchEvidenceException(
          "a pack has at most %d bytes; its documents have %d characters"
              .formatted(EvidencePack.MOST_BYTES, length),
          null);
    }
  }

  private record About(String modelId, int version) {}

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
