// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A bank of the consortium. */
@CordaSerializable
public final class Member extends Value {
  private final Party party;
  private final MemberStatus status;
  private final String jurisdiction;
  private final List<String> origins;
  private final String relyingPartyId;

  /**
   * @param party the bank's name and key
   * @param status whether it may act
   * @param jurisdiction the country whose law it is under, as two capital letters (ISO 3166-1)
   * @param origins the web origins from which its people sign, for example {@code
   *     https://models.bank-a.example}
   * @param relyingPartyId the domain that its people's passkeys are bound to
   */
  @ConstructorForDeserialization
  public Member(
      Party party,
      MemberStatus status,
      String jurisdiction,
      List<String> origins,
      String relyingPartyId) {
    this.party = party;
    this.status = status;
    this.jurisdiction = jurisdiction;
    this.origins = Collections.unmodifiableList(new ArrayList<>(origins));
    this.relyingPartyId = relyingPartyId;
  }

  public Party getParty() {
    return party;
  }

  public MemberStatus getStatus() {
    return status;
  }

  public String getJurisdiction() {
    return jurisdiction;
  }

  public List<String> getOrigins() {
    return origins;
  }

  public String getRelyingPartyId() {
    return relyingPartyId;
  }

  void checkBounds() {
    Bounds.country(jurisdiction);
    Bounds.names("origins", origins, 1, 10);
    Bounds.text("relyingPartyId", relyingPartyId, Bounds.NAME);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(party, party.getName(), status, jurisdiction, origins, relyingPartyId);
  }
}
