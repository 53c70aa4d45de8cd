// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * Which adoptions a bank uses, by purpose. Each bank has one register, made with the ticket of its
 * admission; every promotion consumes and reissues it, so there is never a second champion.
 */
@BelongsToContract(AdoptionContract.class)
public final class AliasRegisterState extends Value implements PrivateState, LinearState {
  /** More purposes than a consortium has at a time; a register may hold some of the past. */
  private static final int MOST_ALIASES = 50;

  private final StateHeader header;
  private final Party member;
  private final List<Alias> aliases;

  /**
   * @param header what every state says of itself
   * @param member the bank
   * @param aliases those of each purpose for which there are any
   */
  @ConstructorForDeserialization
  public AliasRegisterState(StateHeader header, Party member, List<Alias> aliases) {
    this.header = header;
    this.member = member;
    this.aliases = Collections.unmodifiableList(new ArrayList<>(aliases));
  }

  /** The register of a bank that uses nothing yet. */
  public static AliasRegisterState empty(StateHeader header, Party member) {
    return new AliasRegisterState(header, member, Collections.emptyList());
  }

  /** The same register with an adoption in a place, and in no other for that purpose. */
  public AliasRegisterState with(
      StateHeader newHeader, String purpose, UUID adoptionId, AliasPlace place) {
    Alias before = of(purpose).orElse(new Alias(purpose, null, Collections.emptyList()));
    List<Alias> after = new ArrayList<>(aliases);
    after.remove(before);
    after.add(before.with(adoptionId, place));
    return new AliasRegisterState(newHeader, member, after);
  }

  /** The same register without an adoption. */
  public AliasRegisterState without(StateHeader newHeader, UUID adoptionId) {
    List<Alias> after = new ArrayList<>();
    for (Alias alias : aliases) {
      Alias left = alias.without(adoptionId);
      if (!left.isEmpty()) {
        after.add(left);
      }
    }
    return new AliasRegisterState(newHeader, member, after);
  }

  /** What the bank uses for a purpose, if anything. */
  public Optional<Alias> of(String purpose) {
    return aliases.stream().filter(alias -> alias.getPurpose().equals(purpose)).findFirst();
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public List<Alias> getAliases() {
    return aliases;
  }

  /** The vault's id for the register of a bank. */
  public static UUID vaultId(Party member) {
    return LedgerHash.of("concordat/alias-register").party(member).uuid();
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), vaultId(member));
  }

  @Override
  public void checkBounds() {
    List<String> purposes = new ArrayList<>();
    for (Alias alias : aliases) {
      alias.checkBounds();
      purposes.add(alias.getPurpose());
    }
    Bounds.names("aliases", purposes, 0, MOST_ALIASES);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, member, aliases);
  }
}
