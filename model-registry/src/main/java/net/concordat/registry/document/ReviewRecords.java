// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.evidence.RequiredField;
import net.concordat.evidence.RequiredFields;
import net.concordat.evidence.Tier;
import net.concordat.registry.document.internal.StandingTexts;
import net.concordat.registry.document.internal.VersionOnLedger;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds what people wrote of a version against what must be said, and against the ledger. */
@Service
@Transactional(readOnly = true)
public class ReviewRecords {
  private final StandingTexts texts;
  private final VersionOnLedger ledger;

  ReviewRecords(StandingTexts texts, VersionOnLedger ledger) {
    this.texts = texts;
    this.ledger = ledger;
  }

  /**
   * Which fields of the records of versions are there, of those that their models' tiers ask for.
   *
   * @return without those that are not known here
   */
  public List<VersionCompleteness> completeness(List<VersionNumber> versions) {
    Map<VersionNumber, JsonNode> onLedger = ledger.said(versions);
    Map<String, Map<String, JsonNode>> ofModels = new HashMap<>();
    List<VersionCompleteness> found = new ArrayList<>();
    // One after the other: what people wrote of one version may be millions of characters.
    for (VersionNumber version : versions) {
      JsonNode ledgerSays = onLedger.get(version);
      if (ledgerSays != null) {
        Map<String, JsonNode> said = new HashMap<>(texts.of(version.modelId(), version.version()));
        said.putAll(ofModels.computeIfAbsent(version.modelId(), model -> texts.of(model, 0)));
        said.put(RequiredField.LEDGER, ledgerSays);
        found.add(new VersionCompleteness(version, completeness(said, ledgerSays)));
      }
    }
    return found;
  }

  private static Completeness completeness(Map<String, JsonNode> said, JsonNode onLedger) {
    Tier tier = tier(said.get(DocumentKind.CLASSIFICATION.path()));
    List<RequiredField> present = new ArrayList<>();
    List<RequiredField> missing = new ArrayList<>();
    boolean retired = RequiredFields.isRetired(onLedger);
    for (RequiredField field : RequiredFields.of(tier == null ? Tier.HIGH : tier, retired)) {
      JsonNode document = said.getOrDefault(field.document(), MissingNode.getInstance());
      (field.isSaid(document) ? present : missing).add(field);
    }
    return new Completeness(tier, present, missing);
  }

  private static @Nullable Tier tier(@Nullable JsonNode classification) {
    return classification == null
        ? null
        : Tier.valueOf(classification.path("materialityTier").asText());
  }

  /** Where on the ledger a document's digest stands; nowhere for a model's own documents. */
  public List<LedgerMention> mentions(DocumentId id, String digest) {
    return id.version() == 0 ? List.of() : ledger.mentions(id.modelId(), id.version(), digest);
  }
}
