// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.Role;
import picocli.CommandLine.Option;

/** Who of a bank is to have which roles, and from when. */
final class PersonOptions {
  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who.")
  private String name;

  @Option(
      names = "--roles",
      required = true,
      paramLabel = "ROLES",
      description = "All that the person is to have, of developer, validator, approver.")
  private String roles;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "" + PeopleContract.LEAST_WAIT_SECONDS,
      description = "After which wait the person may decide (default: ${DEFAULT-VALUE}).")
  private long waitSeconds;

  String name() {
    return name;
  }

  List<Role> roles() {
    return RoleList.parse(roles);
  }

  long waitSeconds() {
    return waitSeconds;
  }
}
