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
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.people.RegisteredPasskeys;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.workflows.people.EnrolledPeople;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.concordat.workflows.people.PeopleFlow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enrols a bank's first three people. */
@Command(
    name = "open",
    header = "Enrol a bank's first three people, and open its registers.",
    description =
        "Makes each a passkey in a key store of the state folder, under a password drawn for it, and registers it with the bank's registry as that person; or with --registration takes the passkeys that they registered with the bank's registry. A person's name stays at the bank; the ledger is told a pseudonym.",
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
          "Three times: name in the bank's realm, or with --registration the person's id, and roles of developer, validator, approver (default: one for each role, named after it).")
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
          operator -> {
            confirm(registered.stream().map(OpenPeopleCommand::inWords).toList(), deciding);
            open(operator, registered, deciding);
          });
    }
    Map<String, List<Role>> first = new LinkedHashMap<>();
    (people.isEmpty() ? FIRST : people)
        .forEach((name, roles) -> first.put(name, RoleList.parse(roles)));
    return bank.run(
        operator -> {
          confirm(first, deciding);
          open(operator, enrolled(first), deciding);
        });
  }

  /** Makes each of them a passkey, which the registry then knows. */
  private List<Person> enrolled(Map<String, List<Role>> first)
      throws IOException, InterruptedException {
    List<Person> enrolled = new ArrayList<>();
    for (Map.Entry<String, List<Role>> person : first.entrySet()) {
      RegistryClient own = bank.registry(person.getKey());
      PasskeyHolder holder =
          PasskeyHolder.register(
              own, bank.passkeys(), person.getKey(), RegistryOptions.origin(own, bank.party()));
      enrolled.add(holder.signatory().inRoles(person.getValue()));
    }
    return enrolled;
  }

  private static void open(Bank operator, List<Person> first, List<Role> rule) throws Exception {
    operator.run(OpenRegistersFlow.class, UUID.randomUUID().toString(), first, rule);
    EnrolledPeople enrolled = operator.run(PeopleFlow.class, operator.identity());
    System.out.printf("%s decides by %s.%n", operator.party(), enrolled.getRegister().getRule());
    for (ApproverState approver : enrolled.getPeople()) {
      System.out.printf(
          "%s from %s, as %s%n",
          approver.getPerson().getPersonId(),
          approver.getActiveFrom(),
          approver.getPerson().getRoles());
    }
  }

  private void confirm(Object first, List<Role> deciding) throws IOException {
    confirmation.showNode(
        bank.party(),
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
