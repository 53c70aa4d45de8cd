// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.concordat.contracts.model.VersionId;
import net.concordat.evidence.EvidenceContents;
import net.concordat.evidence.PackReceipt;
import net.concordat.registry.ledger.LedgerEvidence;
import net.concordat.workflows.evidence.Evidence;
import net.concordat.workflows.evidence.EvidenceFlow;
import net.concordat.workflows.evidence.EvidenceTransactionsFlow;
import net.concordat.workflows.evidence.SealEvidenceFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import org.springframework.stereotype.Component;

/** Asks the node, as many transactions at a time as one answer carries. */
@Component
class NodeEvidence implements LedgerEvidence {
  private final NodeConnection node;

  NodeEvidence(NodeConnection node) {
    this.node = node;
  }

  @Override
  public EvidenceContents of(String modelId, int version) {
    Evidence found = node.run(EvidenceFlow.class, SecureHash.create(modelId), version);
    VersionId id = found.getVersion();
    return new EvidenceContents(
        Facts.hex(found.getConsortiumId()),
        found.getHolder().getName().toString(),
        Facts.hex(id.getModelId()),
        id.getVersion(),
        Facts.hex(id.getArtifactDigest()),
        found.getAbout().stream().map(Facts::hex).toList(),
        transactions(found),
        found.getReceipts().stream()
            .map(
                receipt ->
                    new PackReceipt(
                        Facts.hex(receipt.getTxId()),
                        receipt.getRecipient(),
                        receipt.getSignature().getBytes()))
            .toList(),
        List.of());
  }

  private SortedMap<String, byte[]> transactions(Evidence found) {
    List<SecureHash> ids = new ArrayList<>(found.getAbout());
    ids.addAll(found.getContext());
    SortedMap<String, byte[]> transactions = new TreeMap<>();
    for (int from = 0; from < ids.size(); from += EvidenceTransactionsFlow.MOST) {
      int until = Math.min(ids.size(), from + EvidenceTransactionsFlow.MOST);
      List<SecureHash> page = new ArrayList<>(ids.subList(from, until));
      List<OpaqueBytes> given = node.run(EvidenceTransactionsFlow.class, page);
      for (int i = 0; i < page.size(); i++) {
        transactions.put(Facts.hex(page.get(i)), given.get(i).getBytes());
      }
    }
    return transactions;
  }

  @Override
  public byte[] seal(byte[] indexDigest) {
    return node.run(SealEvidenceFlow.class, SecureHash.createSHA256(indexDigest)).getBytes();
  }
}
