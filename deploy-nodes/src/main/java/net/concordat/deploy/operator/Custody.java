// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.NodeDirectory;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/**
 * Who stores what, found out by walking the nodes: each member's transaction storage against what
 * it may store, the observer's against all of it, and the files of every node for pieces of
 * artifacts.
 */
public final class Custody {
  private final List<Bank> members;
  private final Bank observer;
  private final SecureHash consortiumId;

  /**
   * @param members every bank, its node up
   * @param observer a regulator's node, up; its vault tells what the transactions say
   * @param consortiumId of which consortium
   */
  public Custody(List<Bank> members, Bank observer, SecureHash consortiumId) {
    this.members = List.copyOf(members);
    this.observer = observer;
    this.consortiumId = consortiumId;
  }

  /** Each transaction that a node stores and may not: one sentence each. */
  public List<String> excess() throws Exception {
    Map<SecureHash, LedgerReport.Entry> ledger = held(observer);
    Map<SecureHash, Set<Party>> entitled = entitlement(ledger).ofAll();
    List<String> excess = new ArrayList<>();
    for (Bank member : members) {
      held(member)
          .forEach(
              (id, entry) -> {
                if (ledger.containsKey(id)
                    && !entitled.getOrDefault(id, Set.of()).contains(member.identity())) {
                  excess.add(member.party() + " stores " + named(entry) + ", not meant for it");
                }
              });
    }
    return excess;
  }

  /**
   * Each transaction that is for a node, and that it does not store, or not yet: one sentence each.
   * To the observer goes everything.
   */
  public List<String> missing() throws Exception {
    Map<SecureHash, LedgerReport.Entry> ledger = held(observer);
    Entitlement entitlement = entitlement(ledger);
    List<String> missing = new ArrayList<>();
    for (Bank member : members) {
      Map<SecureHash, LedgerReport.Entry> held = held(member);
      held.forEach(
          (id, entry) -> {
            if (!ledger.containsKey(id)) {
              missing.add(observer.party() + " lacks " + named(entry) + " of " + member.party());
            }
          });
      ledger.forEach(
          (id, entry) -> {
            if (!held.containsKey(id) && entitlement.isFor(id, member.identity())) {
              missing.add(member.party() + " lacks " + named(entry));
            }
          });
    }
    return missing;
  }

  private Entitlement entitlement(Map<SecureHash, LedgerReport.Entry> ledger) {
    Map<SecureHash, List<SecureHash>> buildsOn = new HashMap<>();
    ledger.forEach((id, entry) -> buildsOn.put(id, entry.getBuildsOn()));
    Map<SecureHash, List<ContractState>> produced = new HashMap<>();
    for (StateAndRef<ContractState> found : observer.history()) {
      produced
          .computeIfAbsent(found.getRef().getTxhash(), unknown -> new ArrayList<>())
          .add(found.getState().getData());
    }
    return new Entitlement(buildsOn, produced);
  }

  /**
   * Each artifact of which a piece is in the files of a node or in the artifact store of a party
   * that neither owns a version of it nor was granted one: one sentence each.
   *
   * @param places where each party's files are, the notary's and the observer's too
   * @param artifacts the artifacts, by digest
   */
  public List<String> bytesAstray(List<NodeDirectory> places, Map<SecureHash, Path> artifacts)
      throws IOException {
    Map<SecureHash, Set<String>> entitled = entitledToBytes();
    List<String> astray = new ArrayList<>();
    for (NodeDirectory place : places) {
      Map<SecureHash, Path> foreign = new LinkedHashMap<>();
      for (Map.Entry<SecureHash, Path> artifact : artifacts.entrySet()) {
        if (!entitled
            .getOrDefault(artifact.getKey(), Set.of())
            .contains(place.party().organisation())) {
          foreign.put(artifact.getKey(), artifact.getValue());
        }
      }
      ArtifactSearch search = new ArtifactSearch(foreign);
      Set<SecureHash> found = new LinkedHashSet<>(search.in(place.path()));
      found.addAll(search.in(place.artifactStore()));
      found.forEach(digest -> astray.add(place.party() + " has bytes of artifact " + digest));
    }
    return astray;
  }

  private Map<SecureHash, Set<String>> entitledToBytes() {
    Map<SecureHash, Set<String>> entitled = new HashMap<>();
    for (StateAndRef<ContractState> found : observer.history()) {
      if (found.getState().getData() instanceof ModelVersionState version) {
        entitled
            .computeIfAbsent(version.getArtifact().getDigest(), unknown -> new HashSet<>())
            .add(version.getOwner().getName().getOrganisation());
      } else if (found.getState().getData() instanceof GrantState grant) {
        entitled
            .computeIfAbsent(grant.getVersion().getArtifactDigest(), unknown -> new HashSet<>())
            .add(grant.getGrantee().getName().getOrganisation());
      }
    }
    return entitled;
  }

  private Map<SecureHash, LedgerReport.Entry> held(Bank party) throws Exception {
    Map<SecureHash, LedgerReport.Entry> held = new LinkedHashMap<>();
    for (LedgerReport.Entry entry : party.report().getEntries()) {
      if (entry.getConsortiumId().equals(consortiumId)) {
        held.put(entry.getTxId(), entry);
      }
    }
    return held;
  }

  private static String named(LedgerReport.Entry entry) {
    return entry.getCommand() + " " + entry.getTxId();
  }
}
