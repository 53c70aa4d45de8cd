// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.common.CanonicalHash;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * What a consortium is, apart from its place on the ledger: who belongs to it and by which rules.
 * Founders and voters agree on a charter by its digest, each computed from a copy of its own.
 */
@CordaSerializable
public final class Charter extends Value {
  private final String name;
  private final List<Member> members;
  private final List<Party> observers;
  private final Party notary;
  private final ConsortiumRules rules;

  /**
   * @param name what the consortium is called; names need not be unique, ids are
   * @param members the banks; at founding all active
   * @param observers the regulators
   * @param notary the validating notary
   * @param rules what they agree on
   */
  @ConstructorForDeserialization
  public Charter(
      String name,
      List<Member> members,
      List<Party> observers,
      Party notary,
      ConsortiumRules rules) {
    this.name = name;
    this.members = Collections.unmodifiableList(new ArrayList<>(members));
    this.observers = Collections.unmodifiableList(new ArrayList<>(observers));
    this.notary = notary;
    this.rules = rules;
  }

  public String getName() {
    return name;
  }

  public List<Member> getMembers() {
    return members;
  }

  public List<Party> getObservers() {
    return observers;
  }

  public Party getNotary() {
    return notary;
  }

  public ConsortiumRules getRules() {
    return rules;
  }

  /** The SHA-256 over everything in it, keys included: equal only for the same consortium. */
  public SecureHash digest() {
    CanonicalHash hash = CanonicalHash.of("concordat/charter").text(name);
    hash.number(members.size());
    for (Member member : members) {
      party(hash, member.getParty());
      hash.text(member.getStatus().name())
          .text(member.getJurisdiction())
          .texts(member.getOrigins())
          .text(member.getRelyingPartyId());
    }
    hash.number(observers.size());
    observers.forEach(observer -> party(hash, observer));
    party(hash, notary);
    hash.number(rules.getApprovalThreshold())
        .number(rules.getAmendmentThreshold())
        .texts(rules.getPurposes())
        .number(rules.getDataDomains().size());
    rules
        .getDataDomains()
        .forEach(domain -> hash.text(domain.getName()).number(domain.getEpsilonCapMillionths()));
    hash.number(rules.getMaxUnobservedSeconds());
    rules.getAttestationRule().writeTo(hash);
    hash.number(rules.isDevelopmentNetwork() ? 1 : 0).number(rules.getAllowedContractJars().size());
    rules.getAllowedContractJars().forEach(jar -> hash.bytes(jar.getBytes()));
    key(hash, rules.getContractKey());
    Long mostChange = rules.getMostFederatedChangeMillionths();
    if (mostChange != null) {
      hash.number(mostChange);
    }
    return SecureHash.createSHA256(hash.digest());
  }

  void checkBounds() {
    Bounds.text("name", name, Bounds.NAME);
    Bounds.list("members", members, 2, Bounds.PARTIES);
    Bounds.list("observers", observers, 1, Bounds.PARTIES);
    members.forEach(Member::checkBounds);
    rules.checkBounds();
  }

  private static void party(CanonicalHash hash, Party party) {
    hash.text(party.getName().toString());
    key(hash, party.getOwningKey());
  }

  private static void key(CanonicalHash hash, PublicKey key) {
    hash.bytes(key.getEncoded());
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(name, members, observers, notary, rules);
  }
}
