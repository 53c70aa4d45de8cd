// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import net.concordat.contracts.people.PeopleContract;
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
      names = "--active-after",
      paramLabel = "SECONDS",
      defaultValue = "" + PeopleContract.LEAST_WAIT_SECONDS,
      description = "After which wait the person may decide (default: ${DEFAULT-VALUE}).")
  private long waitSeconds;

  String name() {
    return name;
  }

  /**
   * What the registry is told of it.
   *
   * @param credentialId the person's passkey
   */
  Map<String, Object> enrolment(String credentialId) {
    return Map.of(
        "credentialId",
        credentialId,
        "roles",
        RoleList.names(RoleList.parse(roles)),
        "waitSeconds",
        waitSeconds);
  }
}
