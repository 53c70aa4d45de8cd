// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.util.ArrayList;
import java.util.List;

/** Whether a rule can be met: each role it names by another person. */
final class Staffing {
  private Staffing() {}

  /** Looks for somebody for each role in turn, and for others where that leaves none. */
  static boolean canMeet(List<Role> rule, List<Person> people) {
    if (rule.size() > people.size()) {
      return false;
    }
    if (rule.isEmpty()) {
      return true;
    }
    for (Person person : people) {
      if (person.getRoles().contains(rule.get(0))) {
        List<Person> others = new ArrayList<>(people);
        others.remove(person);
        if (canMeet(rule.subList(1, rule.size()), others)) {
          return true;
        }
      }
    }
    return false;
  }
}
