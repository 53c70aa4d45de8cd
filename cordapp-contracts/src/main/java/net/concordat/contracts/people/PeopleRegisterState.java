// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * By which rule a member's people decide, and who was ever enrolled. Each member has one, made with
 * the ticket of its admission; every enrolment consumes and reissues it, so nobody is enrolled
 * twice, and no key serves two people.
 */
@BelongsToContract(PeopleContract.class)
public final class PeopleRegisterState extends Value implements PrivateState, LinearState {
  /** Most people a member ever enrols. */
  public static final int MOST_PEOPLE = 200;

  /** Most keys its people ever have: two each. */
  public static final int MOST_KEYS = 2 * MOST_PEOPLE;

  private static final int LEAST_DECIDERS = 2;
  private static final int MOST_DECIDERS = 10;

  private final StateHeader header;
  private final Party member;
  private final List<Role> rule;
  private final List<UUID> personIds;
  private final List<SecureHash> keyDigests;

  /**
   * @param header what every state says of itself
   * @param member whose people they are
   * @param rule the roles that must decide, each a different person; 2 to 10, a role as often as so
   *     many are wanted
   * @param personIds everybody who was ever enrolled, at most 200
   * @param keyDigests every key that anybody ever had, at most 400
   */
  @ConstructorForDeserialization
  public PeopleRegisterState(
      StateHeader header,
      Party member,
      List<Role> rule,
      List<UUID> personIds,
      List<SecureHash> keyDigests) {
    this.header = header;
    this.member = member;
    this.rule = Collections.unmodifiableList(new ArrayList<>(rule));
    this.personIds = Collections.unmodifiableList(new ArrayList<>(personIds));
    this.keyDigests = Collections.unmodifiableList(new ArrayList<>(keyDigests));
  }

  /** The register of a member with its first people. */
  public static PeopleRegisterState first(
      StateHeader header, Party member, List<Role> rule, List<Person> people) {
    List<UUID> ids = new ArrayList<>();
    List<SecureHash> keys = new ArrayList<>();
    for (Person person : people) {
      ids.add(person.getPersonId());
      keys.add(person.getKey().digest());
    }
    return new PeopleRegisterState(header, member, rule, ids, keys);
  }

  /** The same register with one person more. */
  public PeopleRegisterState withPerson(StateHeader newHeader, Person person) {
    List<UUID> ids = new ArrayList<>(personIds);
    ids.add(person.getPersonId());
    return new PeopleRegisterState(newHeader, member, rule, ids, keysWith(person.getKey()));
  }

  /** The same register where a person has a key, new or not. */
  public PeopleRegisterState withKey(StateHeader newHeader, PasskeyPublicKey key) {
    List<SecureHash> keys = hasKey(key) ? keyDigests : keysWith(key);
    return new PeopleRegisterState(newHeader, member, rule, personIds, keys);
  }

  /** The same register under another rule. */
  public PeopleRegisterState withRule(StateHeader newHeader, List<Role> newRule) {
    return new PeopleRegisterState(newHeader, member, newRule, personIds, keyDigests);
  }

  private List<SecureHash> keysWith(PasskeyPublicKey key) {
    List<SecureHash> keys = new ArrayList<>(keyDigests);
    keys.add(key.digest());
    return keys;
  }

  /** Whether a person of this id was ever enrolled. */
  public boolean hasPerson(UUID personId) {
    return personIds.contains(personId);
  }

  /** Whether somebody ever had this key. */
  public boolean hasKey(PasskeyPublicKey key) {
    return keyDigests.contains(key.digest());
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public List<Role> getRule() {
    return rule;
  }

  public List<UUID> getPersonIds() {
    return personIds;
  }

  public List<SecureHash> getKeyDigests() {
    return keyDigests;
  }

  /** The vault's id for the register of a member. */
  public static UUID vaultId(Party member) {
    return LedgerHash.of("concordat/people-register").party(member).uuid();
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(member));
  }

  /** Checks how many roles a rule names. */
  public static void checkRule(List<Role> rule) {
    Bounds.number("roles in the rule", rule.size(), LEAST_DECIDERS, MOST_DECIDERS);
  }

  @Override
  public void checkBounds() {
    checkRule(rule);
    Bounds.number("people ever enrolled", personIds.size(), 1, MOST_PEOPLE);
    Bounds.number("keys they ever had", keyDigests.size(), 1, MOST_KEYS);
    keyDigests.forEach(digest -> Bounds.digest("keyDigests", digest));
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, rule, personIds, keyDigests);
  }
}
