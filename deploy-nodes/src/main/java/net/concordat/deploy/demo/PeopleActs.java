// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.people.Staff;
import net.concordat.workflows.people.OpenRegistersFlow;

/**
 * What the people of banks do with their passkeys, each step as one call. A registry shows them
 * what to sign and passes on what they signed.
 */
final class PeopleActs {
  /** The realm's roles of those who have a passkey, and the ledger's. */
  private static final Map<RealmRole, Role> ROLES =
      new EnumMap<>(
          Map.of(
              RealmRole.MODEL_DEVELOPER, Role.MODEL_DEVELOPER,
              RealmRole.MODEL_VALIDATOR, Role.MODEL_VALIDATOR,
              RealmRole.MODEL_APPROVER, Role.MODEL_APPROVER));

  private final Narrator narrator;
  private final Map<Party, Map<RealmRole, PasskeyHolder>> staff = new EnumMap<>(Party.class);
  private boolean refusedOnce;

  PeopleActs(Narrator narrator) {
    this.narrator = narrator;
  }

  /**
   * A bank's first three people register their passkeys with its registry. That their decisions
   * count is for no registry to say: the node's operator opens the bank's registers with their
   * keys.
   */
  void enrol(Office office) throws Exception {
    Map<RealmRole, PasskeyHolder> people = new EnumMap<>(RealmRole.class);
    narrator.step(
        office.party() + "'s developer, validator and approver each register a passkey",
        () -> {
          for (RealmRole role : ROLES.keySet()) {
            people.put(role, register(office, role));
          }
          return people;
        });
    staff.put(office.party(), people);
    List<JsonNode> registered =
        office.as(RealmRole.BANK_ADMIN).all("/api/v1/people/registrations", Map.of());
    List<Person> first = new ArrayList<>();
    people.forEach((role, holder) -> first.add(compared(role, holder, registered)));
    narrator.step(
        office.party() + "'s operator compares their keys and opens its registers with them",
        () ->
            office
                .operator()
                .run(OpenRegistersFlow.class, UUID.randomUUID().toString(), first, Staff.RULE));
  }

  private static PasskeyHolder register(Office office, RealmRole role)
      throws IOException, InterruptedException {
    String origin =
        office.awaitFound(
            "the consortium",
            () ->
                office
                    .find("/api/v1/consortium")
                    .flatMap(found -> PasskeyHolder.origin(found, office.name())));
    return PasskeyHolder.register(
        office.as(role), office.network().people(office.party()), role.username(), origin);
  }

  /** Somebody to enrol, with the key that the registry shows the operator, too. */
  private static Person compared(RealmRole role, PasskeyHolder holder, List<JsonNode> registered) {
    if (!holder.isAmong(registered)) {
      throw new DemoFailure("The registry shows another passkey than that of the " + role.words());
    }
    return holder.signatory().inRoles(List.of(Objects.requireNonNull(ROLES.get(role))));
  }

  /** Who made an artifact of a bank's says so, before it is published; gives where. */
  JsonNode develop(Office owner, UseCase useCase, String digest) throws Exception {
    PasskeyHolder developer = of(owner, RealmRole.MODEL_DEVELOPER);
    String personId = developer.signatory().personId().toString();
    JsonNode ballot =
        owner
            .as(RealmRole.MODEL_DEVELOPER)
            .post(
                "/api/v1/developments/ballots",
                Map.of("artifactDigest", digest, "developers", List.of(personId)));
    return narrator
        .ledger(
            owner.party() + "'s developer signs for having made " + useCase.modelName(),
            () ->
                owner.command(
                    RealmRole.MODEL_DEVELOPER,
                    "/api/v1/developments",
                    Map.of(
                        "artifactDigest",
                        digest,
                        "salt",
                        ballot.get("salt").asText(),
                        "signatures",
                        List.of(
                            Map.of(
                                "personId",
                                personId,
                                "response",
                                developer.sign(ballot.get("publicKey")))))))
        .get("state");
  }

  /**
   * A bank's people are asked something, agree, and the bank does it.
   *
   * @param question what they are asked, in words
   * @param path where the registry takes it
   * @param deed what the bank then does, in words
   * @return the proposal's id
   */
  String decide(
      Office office, String question, String path, Map<String, Object> proposal, String deed)
      throws Exception {
    String proposalId = ask(office, question, path, proposal);
    if (!refusedOnce) {
      refusedOnce = true;
      narrator.refused(
          office.party() + " goes on with one person of two", () -> carryOut(office, proposalId));
    }
    sign(office, proposalId, RealmRole.MODEL_APPROVER);
    narrator.ledger(office.party() + " " + deed, () -> carryOut(office, proposalId));
    return proposalId;
  }

  /**
   * A bank's people are asked something, and the validator agrees.
   *
   * @return the proposal's id
   */
  String ask(Office office, String question, String path, Map<String, Object> proposal)
      throws Exception {
    String proposalId =
        narrator
            .ledger(
                office.party() + " asks its people " + question,
                () -> office.command(RealmRole.MODEL_VALIDATOR, path, proposal))
            .path("id")
            .asText();
    sign(office, proposalId, RealmRole.MODEL_VALIDATOR);
    return proposalId;
  }

  private void sign(Office office, String proposalId, RealmRole role) throws Exception {
    PasskeyHolder person = of(office, role);
    JsonNode ballot = person.ballot(proposalId, "APPROVE", List.of());
    narrator.ledger(
        "%s's %s signs with a passkey, code %s"
            .formatted(office.party(), role.username(), ballot.get("code").asText()),
        () ->
            office.command(
                role, "/api/v1/proposals/" + proposalId + "/decisions", person.answer(ballot)));
  }

  private static JsonNode carryOut(Office office, String proposalId)
      throws IOException, InterruptedException {
    return office.command(
        RealmRole.MODEL_APPROVER, "/api/v1/proposals/" + proposalId + "/carrying-out", Map.of());
  }

  private PasskeyHolder of(Office office, RealmRole role) {
    return Objects.requireNonNull(Objects.requireNonNull(staff.get(office.party())).get(role));
  }

  /** So many days from now, as registries take it. */
  static String inDays(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
