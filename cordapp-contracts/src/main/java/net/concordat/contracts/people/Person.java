// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Somebody of a member, without a name: the member alone knows who it is. */
@CordaSerializable
public final class Person extends Value {
  private final UUID personId;
  private final PasskeyPublicKey key;
  private final List<Role> roles;

  /**
   * @param personId a pseudonym, drawn at random, that stays when key and roles change
   * @param key of the person's passkey
   * @param roles in which the person may act, 1 to 3
   */
  @ConstructorForDeserialization
  public Person(UUID personId, PasskeyPublicKey key, List<Role> roles) {
    this.personId = personId;
    this.key = key;
    this.roles = Collections.unmodifiableList(new ArrayList<>(roles));
  }

  public UUID getPersonId() {
    return personId;
  }

  public PasskeyPublicKey getKey() {
    return key;
  }

  public List<Role> getRoles() {
    return roles;
  }

  /** Adds all of it to a hash. */
  public void writeTo(LedgerHash hash) {
    hash.id(personId).digest(key.digest()).number(roles.size());
    roles.forEach(hash::name);
  }

  /** Checks the key and the number of roles. */
  public void checkBounds() {
    key.checkBounds();
    Bounds.list("roles", roles, 1, Role.values().length);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(personId, key, roles);
  }
}
