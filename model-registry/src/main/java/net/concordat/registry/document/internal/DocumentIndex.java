// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import net.concordat.registry.document.DocumentId;
import net.concordat.registry.model.ModelTiers;
import org.springframework.stereotype.Component;

/** Notes what is asked of all documents together. */
@Component
class DocumentIndex {
  private final DocumentForms forms;
  private final ModelTiers tiers;
  private final FindingTable findings;

  DocumentIndex(DocumentForms forms, ModelTiers tiers, FindingTable findings) {
    this.forms = forms;
    this.tiers = tiers;
    this.findings = findings;
  }

  /** Takes a document as it now stands. Needs a transaction. */
  void note(DocumentId id, DocumentText text) {
    switch (id.kind()) {
      case CLASSIFICATION ->
          tiers.classify(id.modelId(), forms.classification(text.text()).materialityTier().name());
      case VALIDATION_REPORT -> findings.replace(id, forms.report(text).findings());
      case MODEL_CARD, CONDITIONS_OF_USE, MONITORING_PLAN, RETIREMENT_NOTE -> {
        // Each is asked for alone.
      }
    }
  }
}
