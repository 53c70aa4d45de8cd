// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Person;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Somebody is to be enrolled. */
@CordaSerializable
public final class EnrolSubject extends Value implements ProposalSubject {
  private final Person person;
  private final long waitSeconds;

  /**
   * @param person who, under which key and in which roles
   * @param waitSeconds how long after that the person may decide, 0 to 2,592,000
   */
  @ConstructorForDeserialization
  public EnrolSubject(Person person, long waitSeconds) {
    this.person = person;
    this.waitSeconds = waitSeconds;
  }

  public Person getPerson() {
    return person;
  }

  public long getWaitSeconds() {
    return waitSeconds;
  }

  @Override
  public Optional<UUID> about() {
    return Optional.of(person.getPersonId());
  }

  @Override
  public SecureHash digest() {
    LedgerHash hash = LedgerHash.of("concordat/proposal/enrol");
    person.writeTo(hash);
    return hash.number(waitSeconds).sha256();
  }

  @Override
  public void checkBounds() {
    person.checkBounds();
    Bounds.number("waitSeconds", waitSeconds, 0, ApproverState.MOST_WAIT_SECONDS);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(person, waitSeconds);
  }
}
