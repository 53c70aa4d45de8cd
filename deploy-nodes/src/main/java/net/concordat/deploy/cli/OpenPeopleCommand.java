// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.contracts.people.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enrols a bank's first three people. */
@Command(
    name = "open",
    header = "Enrol a bank's first three people, and open its registers.",
    description =
        "Makes each a passkey in a key store of the state folder, under a password drawn for it. A person's name stays on this machine; the ledger is told a pseudonym.",
    mixinStandardHelpOptions = true)
final class OpenPeopleCommand implements Callable<Integer> {
  private static final Map<String, String> FIRST = new LinkedHashMap<>();

  static {
    for (Role role : Role.values()) {
      FIRST.put(RoleList.name(role), RoleList.name(role));
    }
  }

  @Mixin private BankOptions bank;

  @Option(
      names = "--person",
      paramLabel = "NAME=ROLES",
      description =
          "Three times: name, and roles of developer, validator, approver (default: one for each role, named after it).")
  private Map<String, String> people = new LinkedHashMap<>();

  @Option(
      names = "--rule",
      paramLabel = "ROLES",
      defaultValue = "validator,approver",
      description = "The roles that decide, each another person (default: ${DEFAULT-VALUE}).")
  private String rule;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    Map<String, List<Role>> first = new LinkedHashMap<>();
    (people.isEmpty() ? FIRST : people)
        .forEach((name, roles) -> first.put(name, RoleList.parse(roles)));
    List<Role> deciding = RoleList.parse(rule);
    return bank.run(
        desk -> {
          confirmation.showNode(
              desk,
              "These are its first people: %s.%nThey decide by %s, each of these another person."
                  .formatted(first, deciding));
          PeopleCommand.print(desk, desk.open(first, deciding));
        });
  }
}
