// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.evidence.EvidenceSeal;
import net.concordat.workflows.observer.Receipt;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;

/** Verifies what members and observers signed beside the transactions: seal and receipts. */
final class SignedByParties {
  private final SortedMap<String, byte[]> entries;
  private final LedgerGraph graph;
  private final Map<String, Party> parties = new TreeMap<>();

  SignedByParties(SortedMap<String, byte[]> entries, LedgerGraph graph) {
    this.entries = entries;
    this.graph = graph;
    // By name, as any state of the consortium has them.
    for (StateAndRef<ConsortiumState> state : graph.all(ConsortiumState.class)) {
      ConsortiumState consortium = state.getState().getData();
      consortium.getMembers().forEach(each -> add(each.getParty()));
      consortium.getHeader().getObservers().forEach(this::add);
    }
  }

  private void add(Party party) {
    parties.put(party.getName().toString(), party);
  }

  /**
   * Verifies who put the pack together.
   *
   * @param listed the index as it is in the pack
   */
  void verifySeal(PackIndex index, byte[] listed, Findings findings) throws EvidenceException {
    byte[] content = entries.get(PackIndex.SEAL);
    if (content == null) {
      throw new EvidenceException(PackIndex.SEAL, "not there");
    }
    JsonNode json = Json.read(PackIndex.SEAL, content, Json.MOST_SAID);
    byte[] signature = signature(json);
    Party holder = parties.get(index.holder());
    if (holder == null || !Arrays.equals(EvidencePack.sealed(index.holder(), signature), content)) {
      throw new EvidenceException(
          PackIndex.SEAL, "not the seal of a member or observer that index.json names");
    }
    byte[] signed = EvidenceSeal.of(holder, SecureHash.sha256(listed));
    if (!isSigned(holder, signature, signed)) {
      throw new EvidenceException(
          PackIndex.SEAL, "not what " + index.holder() + " signed for this index.json");
    }
    findings.verified(
        "put together by %s from the ledger as of %s", holder.getName(), index.asOf());
  }

  private static byte[] signature(JsonNode json) {
    return Base64.getUrlDecoder().decode(json.path("signature").asText());
  }

  private static boolean isSigned(Party by, byte[] signature, byte[] signed) {
    try {
      return Crypto.isValid(by.getOwningKey(), signature, signed);
    } catch (SignatureException broken) {
      return false;
    }
  }

  /** Verifies who confirmed to hold which transaction. */
  void verifyReceipts(Findings findings) {
    Set<String> by = new TreeSet<>();
    Set<SecureHash> confirmed = new HashSet<>();
    Pack.folder(entries, Pack.RECEIPTS)
        .forEach(
            (name, content) -> {
              String entry = Pack.RECEIPTS + name;
              findings.check(
                  entry,
                  () -> {
                    Receipt receipt = receipt(entry, content);
                    requireGenuine(entry, receipt);
                    by.add(receipt.getRecipient());
                    confirmed.add(receipt.getTxId());
                  });
            });
    findings.verified("receipts for %d of the transactions, by %s", confirmed.size(), by);
  }

  private void requireGenuine(String entry, Receipt receipt) throws EvidenceException {
    Party party = parties.get(receipt.getRecipient());
    if (party == null || !receipt.isGenuine(party) || !graph.has(receipt.getTxId())) {
      throw new EvidenceException(
          entry, "no receipt of a member or observer for a transaction in the pack");
    }
  }

  private static Receipt receipt(String name, byte[] content) throws EvidenceException {
    JsonNode json = Json.read(name, content, Json.MOST_SAID);
    PackReceipt receipt =
        new PackReceipt(
            json.path("transaction").asText(), json.path("recipient").asText(), signature(json));
    if (!Arrays.equals(EvidencePack.receipt(receipt), content)) {
      throw new EvidenceException(name, "not in the form of a receipt");
    }
    return new Receipt(
        SecureHash.create(receipt.txId()),
        receipt.recipient(),
        new OpaqueBytes(receipt.signature()));
  }
}
