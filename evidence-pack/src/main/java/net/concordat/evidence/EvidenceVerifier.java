// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Verifies a pack from its own bytes: without a network, a database or a node. Everything in it is
 * hostile until proved otherwise.
 */
public final class EvidenceVerifier {
  /** Most bytes of a pack. */
  public static final int MOST_BYTES = PackForm.MOST_BYTES;

  private final SortedMap<String, byte[]> entries;
  private final List<String> problems = new ArrayList<>();
  private final List<String> summary = new ArrayList<>();

  private EvidenceVerifier(SortedMap<String, byte[]> entries) {
    this.entries = entries;
  }

  /**
   * Verifies a pack.
   *
   * @param pack its bytes, which may be any
   */
  public static Verification verify(byte[] pack) {
    try {
      return new EvidenceVerifier(PackForm.read(pack)).verify();
    } catch (EvidenceException wrong) {
      return new Verification("", List.of(), List.of(inWords(wrong)));
    }
  }

  private static String inWords(EvidenceException wrong) {
    return wrong.entry() + ": " + wrong.getMessage();
  }

  /** A check that ends where something is wrong. */
  private interface Check {
    void run() throws EvidenceException;
  }

  private void check(String entry, Check check) {
    try {
      check.run();
    } catch (EvidenceException wrong) {
      problems.add(inWords(wrong));
    } catch (RuntimeException | StackOverflowError wrong) {
      problems.add(entry + ": " + wrong.getMessage());
    }
  }

  private Verification verify() throws EvidenceException {
    byte[] listed = entries.get(PackIndex.NAME);
    if (listed == null) {
      throw new EvidenceException(PackIndex.NAME, "not there");
    }
    PackIndex index = PackIndex.read(listed);
    index.problems(entries).forEach(wrong -> problems.add(inWords(wrong)));
    if (problems.isEmpty()) {
      check(Pack.TRANSACTIONS, () -> verifyLedger(index, listed));
    }
    return new Verification(
        index.consortiumId(),
        problems.isEmpty() ? summary : List.of(),
        List.copyOf(new LinkedHashSet<>(problems)));
  }

  private void verifyLedger(PackIndex index, byte[] listed) throws EvidenceException {
    LedgerGraph graph = Pack.graph(entries);
    LedgerChecks ledger = LedgerChecks.of(graph, index.consortiumId());
    Set<String> about = new HashSet<>(index.about());
    int signatures = 0;
    int assertions = 0;
    for (SignedTransaction transaction : graph.transactions()) {
      boolean matters = about.remove(LedgerJson.hex(transaction.getId()));
      String entry = Pack.TRANSACTIONS + LedgerJson.hex(transaction.getId()) + Pack.BINARY;
      check(entry, () -> ledger.check(transaction, matters));
      signatures += transaction.getSigs().size();
      if (matters) {
        assertions += verifyAnswers(entry, transaction, graph);
      }
    }
    about.forEach(id -> problems.add(Pack.TRANSACTIONS + id + Pack.BINARY + ": not there"));
    summary.add(
        "%d transactions with %d signatures, every one the consortium's notary's among them"
            .formatted(graph.transactions().size(), signatures));
    summary.add(
        "%d assertions of people, by the keys they were enrolled with".formatted(assertions));
    Map<String, Party> parties = parties(graph);
    check(PackIndex.SEAL, () -> verifySeal(index, listed, parties));
    verifyReceipts(graph, parties);
    verifyDocuments(graph);
    check(PackIndex.NAME, () -> verifyDerived(index, graph));
  }

  private int verifyAnswers(String entry, SignedTransaction transaction, LedgerGraph graph) {
    List<Answers.Answer> answers = new ArrayList<>();
    check(entry, () -> answers.addAll(Answers.of(transaction, graph)));
    for (Answers.Answer answer : answers) {
      check("assertions/" + answer.name() + ".json", answer::verify);
    }
    return answers.size();
  }

  /** Members and observers, by name, as any state of the consortium has them. */
  private static Map<String, Party> parties(LedgerGraph graph) {
    Map<String, Party> parties = new TreeMap<>();
    for (StateAndRef<ConsortiumState> state : graph.all(ConsortiumState.class)) {
      ConsortiumState consortium = state.getState().getData();
      consortium
          .getMembers()
          .forEach(each -> parties.put(each.getParty().getName().toString(), each.getParty()));
      consortium
          .getHeader()
          .getObservers()
          .forEach(each -> parties.put(each.getName().toString(), each));
    }
    return parties;
  }

  private void verifySeal(PackIndex index, byte[] listed, Map<String, Party> parties)
      throws EvidenceException {
    byte[] content = entries.get(PackIndex.SEAL);
    if (content == null) {
      throw new EvidenceException(PackIndex.SEAL, "not there");
    }
    JsonNode json = Json.read(PackIndex.SEAL, content);
    byte[] signature = Base64.getUrlDecoder().decode(json.path("signature").asText());
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
    summary.add(
        "put together by %s from the ledger as of %s".formatted(holder.getName(), index.asOf()));
  }

  private static boolean isSigned(Party by, byte[] signature, byte[] signed) {
    try {
      return Crypto.isValid(by.getOwningKey(), signature, signed);
    } catch (SignatureException broken) {
      return false;
    }
  }

  private void verifyReceipts(LedgerGraph graph, Map<String, Party> parties) {
    Set<String> by = new TreeSet<>();
    Set<String> confirmed = new HashSet<>();
    Pack.folder(entries, Pack.RECEIPTS)
        .forEach(
            (name, content) ->
                check(
                    Pack.RECEIPTS + name,
                    () -> {
                      Receipt receipt = receipt(Pack.RECEIPTS + name, content);
                      Party party = parties.get(receipt.getRecipient());
                      if (party == null
                          || !receipt.isGenuine(party)
                          || !graph.has(receipt.getTxId())) {
                        throw new EvidenceException(
                            Pack.RECEIPTS + name,
                            "no receipt of a member or observer for a transaction in the pack");
                      }
                      by.add(receipt.getRecipient());
                      confirmed.add(LedgerJson.hex(receipt.getTxId()));
                    }));
    summary.add("receipts for %d of the transactions, by %s".formatted(confirmed.size(), by));
  }

  private static Receipt receipt(String name, byte[] content) throws EvidenceException {
    JsonNode json = Json.read(name, content);
    PackReceipt receipt =
        new PackReceipt(
            json.path("transaction").asText(),
            json.path("recipient").asText(),
            Base64.getUrlDecoder().decode(json.path("signature").asText()));
    if (!Arrays.equals(EvidencePack.receipt(receipt), content)) {
      throw new EvidenceException(name, "not in the form of a receipt");
    }
    return new Receipt(
        SecureHash.create(receipt.txId()),
        receipt.recipient(),
        new OpaqueBytes(receipt.signature()));
  }

  private void verifyDocuments(LedgerGraph graph) {
    Set<String> onLedger = Derived.digests(graph);
    SortedMap<String, byte[]> documents = Pack.folder(entries, Pack.DOCUMENTS);
    SortedMap<String, byte[]> others = Pack.folder(entries, Pack.OTHERS);
    documents.forEach((name, content) -> verifyDocument(Pack.DOCUMENTS + name, content));
    others.forEach((name, content) -> verifyDocument(Pack.OTHERS + name, content));
    documents.forEach(
        (name, content) -> {
          if (!onLedger.contains(LedgerJson.hex(SecureHash.sha256(content)))) {
            problems.add(Pack.DOCUMENTS + name + ": not what any transaction names by its digest");
          }
        });
    summary.add(
        "%d documents that the ledger names; %d that it does not"
            .formatted(documents.size(), others.size()));
  }

  private void verifyDocument(String name, byte[] content) {
    String digest = LedgerJson.hex(SecureHash.sha256(content));
    if (!name.matches(".*-" + digest + "\\.[a-z]+")) {
      problems.add(name + ": does not have the digest that its name says");
    }
  }

  /** Works out again what is there for people to read. */
  private void verifyDerived(PackIndex index, LedgerGraph graph) throws EvidenceException {
    if (!index.asOf().equals(Derived.asOf(graph))) {
      throw new EvidenceException(PackIndex.NAME, "as of another time than its newest state");
    }
    Set<String> given = new TreeSet<>();
    for (String name : entries.keySet()) {
      boolean document = name.startsWith(Pack.DOCUMENTS) || name.startsWith(Pack.OTHERS);
      boolean binary = name.startsWith(Pack.TRANSACTIONS) && name.endsWith(Pack.BINARY);
      if (document || binary || name.startsWith(Pack.RECEIPTS)) {
        given.add(name);
      }
    }
    SortedMap<String, byte[]> derived = Derived.of(graph, index, given);
    Set<String> expected = new TreeSet<>(derived.keySet());
    expected.addAll(given);
    expected.addAll(List.of(PackIndex.NAME, PackIndex.SEAL));
    for (String name : entries.keySet()) {
      if (!expected.contains(name)) {
        problems.add(name + ": no pack has such an entry");
      }
    }
    derived.forEach(
        (name, content) -> {
          if (!Arrays.equals(content, entries.get(name))) {
            problems.add(name + ": does not say what the transactions say");
          }
        });
    summary.add(
        "lineage of %d states back to the first version"
            .formatted(Lineage.of(graph, index).size()));
  }
}
