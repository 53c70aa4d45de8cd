// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A member's people, and the rule by which they decide. */
@CordaSerializable
public final class EnrolledPeople {
  private final PeopleRegisterState register;
  private final List<ApproverState> people;

  /**
   * @param register the member's register
   * @param people everybody who is or was enrolled, as they stand
   */
  @ConstructorForDeserialization
  public EnrolledPeople(PeopleRegisterState register, List<ApproverState> people) {
    this.register = register;
    this.people = Collections.unmodifiableList(new ArrayList<>(people));
  }

  public PeopleRegisterState getRegister() {
    return register;
  }

  public List<ApproverState> getPeople() {
    return people;
  }
}
