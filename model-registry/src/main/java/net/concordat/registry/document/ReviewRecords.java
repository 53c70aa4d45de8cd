// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.evidence.RequiredField;
import net.concordat.evidence.RequiredFields;
import net.concordat.evidence.Tier;
import net.concordat.registry.document.internal.DocumentForms;
import net.concordat.registry.document.internal.DocumentText;
import net.concordat.registry.document.internal.VersionOnLedger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds what people wrote of a version against what must be said, and against the ledger. */
@Service
@Transactional(readOnly = true)
public class ReviewRecords {
  private final Documents documents;
  private final DocumentForms forms;
  private final VersionOnLedger ledger;

  ReviewRecords(Documents documents, DocumentForms forms, VersionOnLedger ledger) {
    this.documents = documents;
    this.forms = forms;
    this.ledger = ledger;
  }

  /** Which fields of a version's record are there, of those that its model's tier asks for. */
  public Completeness completeness(String modelId, int version) {
    Optional<Document> classification =
        documents.find(new DocumentId(modelId, 0, DocumentKind.CLASSIFICATION), null);
    List<Document> written = new ArrayList<>(documents.of(modelId, version, null));
    classification.ifPresent(written::add);
    Map<String, JsonNode> said = new HashMap<>();
    written.forEach(
        document -> said.put(document.said().kind(), DocumentText.tree(document.text())));
    JsonNode onLedger = ledger.said(modelId, version);
    said.put(RequiredField.LEDGER, onLedger);

    Optional<Tier> tier =
        classification.map(document -> forms.classification(document.text()).materialityTier());
    List<RequiredField> present = new ArrayList<>();
    List<RequiredField> missing = new ArrayList<>();
    boolean retired = RequiredFields.isRetired(onLedger);
    for (RequiredField field : RequiredFields.of(tier.orElse(Tier.HIGH), retired)) {
      JsonNode document = said.getOrDefault(field.document(), MissingNode.getInstance());
      (field.isSaid(document) ? present : missing).add(field);
    }
    return new Completeness(tier.orElse(null), present, missing);
  }

  /** Where on the ledger a document's digest stands; nowhere for a model's own documents. */
  public List<LedgerMention> mentions(DocumentId id, String digest) {
    return id.version() == 0 ? List.of() : ledger.mentions(id.modelId(), id.version(), digest);
  }
}
