// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;

/**
 * Verifies a pack from its own bytes: without a network, a database or a node. Everything in it is
 * hostile until proved otherwise.
 */
public final class EvidenceVerifier {
  /** Most bytes of a pack. */
  public static final int MOST_BYTES = EvidencePack.MOST_BYTES;

  private final SortedMap<String, byte[]> entries;
  private final Findings findings = new Findings();

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
      Findings findings = new Findings();
      findings.wrong(wrong);
      return findings.of("");
    }
  }

  private Verification verify() throws EvidenceException {
    byte[] listed = entries.get(PackIndex.NAME);
    if (listed == null) {
      throw new EvidenceException(PackIndex.NAME, "not there");
    }
    PackIndex index = PackIndex.read(listed);
    index.problems(entries).forEach(findings::wrong);
    if (findings.isClean()) {
      findings.check(Pack.TRANSACTIONS, () -> verifyLedger(index, listed));
    }
    return findings.of(index.consortiumId());
  }

  private void verifyLedger(PackIndex index, byte[] listed) throws EvidenceException {
    LedgerGraph graph = Pack.graph(entries);
    LedgerChecks ledger = LedgerChecks.of(graph, index.consortiumId());
    Set<String> about = new HashSet<>(index.about());
    int signatures = 0;
    List<Answers.Answer> answers = new ArrayList<>();
    for (SignedTransaction transaction : graph.transactions()) {
      boolean matters = about.remove(LedgerJson.hex(transaction.getId()));
      String entry = Pack.TRANSACTIONS + LedgerJson.hex(transaction.getId()) + Pack.BINARY;
      findings.check(entry, () -> ledger.check(transaction, matters));
      signatures += transaction.getSigs().size();
      if (matters) {
        findings.check(entry, () -> answers.addAll(Answers.of(transaction, graph)));
        PackLimits.requireAtMost(entry, PackLimits.ASSERTIONS, "assertions", answers.size());
      }
    }
    about.forEach(id -> findings.wrong(Pack.TRANSACTIONS + id + Pack.BINARY, "not there"));
    findings.verified(
        "%d transactions with %d signatures, every one the consortium's notary's among them",
        graph.transactions().size(), signatures);
    verifyAnswers(answers);
    SignedByParties parties = new SignedByParties(entries, graph);
    findings.check(PackIndex.SEAL, () -> parties.verifySeal(index, listed, findings));
    parties.verifyReceipts(findings);
    findings.check(Revisions.NAME, () -> verifyDocuments(Mentions.of(graph, Set.of())));
    findings.check(PackIndex.NAME, () -> verifyDerived(index, graph));
  }

  private void verifyAnswers(List<Answers.Answer> answers) {
    for (Answers.Answer answer : answers) {
      findings.check("assertions/" + answer.name() + ".json", answer::verify);
    }
    long withKey = answers.stream().filter(answer -> answer.key() != null).count();
    findings.verified("%d assertions of people, by the keys they were enrolled with", withKey);
    findings.verified(
        "%d assertions of other banks' people, which their notarised transactions show without the"
            + " keys: that each is for what was decided",
        answers.size() - withKey);
  }

  private void verifyDocuments(Mentions mentions) throws EvidenceException {
    Revisions.read(entries).problems(entries).forEach(findings::wrong);
    SortedMap<String, byte[]> documents = Pack.folder(entries, Pack.DOCUMENTS);
    SortedMap<String, byte[]> others = Pack.folder(entries, Pack.OTHERS);
    documents.forEach((name, content) -> verifyDocument(Pack.DOCUMENTS + name, content));
    others.forEach((name, content) -> verifyDocument(Pack.OTHERS + name, content));
    documents.forEach(
        (name, content) -> {
          if (!mentions.has(LedgerJson.hex(SecureHash.sha256(content)))) {
            findings.wrong(Pack.DOCUMENTS + name, "not what any state names by its digest");
          }
        });
    findings.verified(
        "%d documents that the ledger names; %d that it does not", documents.size(), others.size());
  }

  private void verifyDocument(String name, byte[] content) {
    String digest = LedgerJson.hex(SecureHash.sha256(content));
    if (!name.endsWith("-" + digest + ".json")) {
      findings.wrong(name, "does not have the digest that its name says");
    }
  }

  /** Works out again what is there for people to read. */
  private void verifyDerived(PackIndex index, LedgerGraph graph) throws EvidenceException {
    if (!index.asOf().equals(Derived.asOf(graph))) {
      throw new EvidenceException(PackIndex.NAME, "as of another time than its newest state");
    }
    SortedMap<String, byte[]> derived = Derived.of(graph, index, entries);
    Set<String> expected = new TreeSet<>(derived.keySet());
    expected.addAll(List.of(PackIndex.NAME, PackIndex.SEAL));
    for (String name : entries.keySet()) {
      if (!Pack.isGiven(name) && !expected.contains(name)) {
        findings.wrong(name, "no pack has such an entry");
      }
    }
    derived.forEach(
        (name, content) -> {
          if (!Arrays.equals(content, entries.get(name))) {
            findings.wrong(name, "does not say what the transactions and documents say");
          }
        });
    findings.verified(
        "lineage of %d states back to the first version", Lineage.of(graph, index).size());
  }
}
