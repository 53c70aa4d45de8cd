// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.people.Desk;
import net.concordat.deploy.people.RegisteredPasskeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enrols a bank's first three people. */
@Command(
    name = "open",
    header = "Enrol a bank's first three people, and open its registers.",
    description =
        "Makes each a passkey in a key store of the state folder, under a password drawn for it; or with --registration takes the passkeys that they registered with the bank's registry. A person's name stays at the bank; the ledger is told a pseudonym.",
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
          "Three times: name, or with --registration the person's id, and roles of developer, validator, approver (default: one for each role, named after it).")
  private Map<String, String> people = new LinkedHashMap<>();

  @Option(
      names = "--registration",
      paramLabel = "FILE",
      description =
          "What the registry answers for GET /api/v1/people/registrations. Compare each key with what its person was shown.")
  private @Nullable Path registration;

  @Option(
      names = "--rule",
      paramLabel = "ROLES",
      defaultValue = "validator,approver",
      description = "The roles that decide, each another person (default: ${DEFAULT-VALUE}).")
  private String rule;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    List<Role> deciding = RoleList.parse(rule);
    if (registration != null) {
      List<Person> registered = registered(RegisteredPasskeys.read(registration));
      return bank.run(
          desk -> {
            confirm(desk, registered.stream().map(OpenPeopleCommand::inWords).toList(), deciding);
            PeopleCommand.print(desk, desk.open(registered, deciding));
          });
    }
    Map<String, List<Role>> first = new LinkedHashMap<>();
    (people.isEmpty() ? FIRST : people)
        .forEach((name, roles) -> first.put(name, RoleList.parse(roles)));
    return bank.run(
        desk -> {
          confirm(desk, first, deciding);
          PeopleCommand.print(desk, desk.open(first, deciding));
        });
  }

  private void confirm(Desk desk, Object first, List<Role> deciding) throws IOException {
    confirmation.showNode(
        desk,
        "These are its first people: %s.%nThey decide by %s, each of these another person."
            .formatted(first, deciding));
  }

  private List<Person> registered(RegisteredPasskeys passkeys) {
    List<Person> registered = new ArrayList<>();
    people.forEach(
        (id, roles) -> {
          UUID personId = personId(id);
          registered.add(new Person(personId, passkeys.of(personId), RoleList.parse(roles)));
        });
    return registered;
  }

  private static UUID personId(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      throw new DeployException(
          "With --registration, --person names a person by id; given " + typed, e);
    }
  }

  private static String inWords(Person person) {
    return "%s with the key %s in the roles %s"
        .formatted(
            person.getPersonId(),
            person.getKey().digest().toString().toLowerCase(Locale.ROOT),
            person.getRoles());
  }
}
