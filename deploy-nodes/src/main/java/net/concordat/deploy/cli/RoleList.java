// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.DeployException;

/** Roles as they are typed: the last word of each, in either case, with commas between. */
final class RoleList {
  private static final String PREFIX = "MODEL_";

  private RoleList() {}

  /**
   * Reads roles.
   *
   * @param typed for example {@code validator,approver}
   */
  static List<Role> parse(String typed) {
    List<Role> roles = new ArrayList<>();
    for (String word : typed.split(",", -1)) {
      roles.add(
          Arrays.stream(Role.values())
              .filter(role -> name(role).equals(word.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new DeployException(
                          "A role is %s; given %s"
                              .formatted(
                                  Arrays.stream(Role.values()).map(RoleList::name).toList(),
                                  word))));
    }
    return roles;
  }

  /** Roles as a registry takes them. */
  static List<String> names(List<Role> roles) {
    return roles.stream().map(Role::name).toList();
  }

  /** A role as it is typed. */
  static String name(Role role) {
    return role.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
  }
}
