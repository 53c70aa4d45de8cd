// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.people.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.people.People;
import net.concordat.registry.security.AnyReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of members, by pseudonym. */
@RestController
@AnyReader
@Tag(name = "people")
class PeopleController {
  private final People people;
  private final Decisions decisions;

  PeopleController(People people, Decisions decisions) {
    this.people = people;
    this.decisions = decisions;
  }

  @GetMapping("/api/v1/people")
  @Operation(summary = "Who may decide, in which roles and from when on; by pseudonym, never name")
  List<KnownPerson> find(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable UUID personId,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "ACTIVE|REVOKED", message = "must be ACTIVE or REVOKED")
          String status,
      @RequestParam(required = false) @Nullable Instant asOf) {
    List<Standing<PersonFact>> found = people.find(member, personId, status, asOf);
    Map<String, List<DecisionFact>> counted =
        decisions.countedIn(found.stream().map(person -> person.state().txId()).toList());
    return found.stream()
        .map(
            person ->
                KnownPerson.of(person, counted.getOrDefault(person.state().txId(), List.of())))
        .toList();
  }

  /**
   * Somebody, and who made it so.
   *
   * @param person as the ledger has it
   * @param decidedBy whose decisions enrolled, changed or revoked the person; nobody's for the
   *     first people, whose keys the node's operator entered
   */
  record KnownPerson(@JsonUnwrapped Standing<PersonFact> person, List<DecidedBy> decidedBy) {
    static KnownPerson of(Standing<PersonFact> person, List<DecisionFact> counted) {
      return new KnownPerson(
          person,
          counted.stream().map(answer -> new DecidedBy(answer.personId(), answer.role())).toList());
    }
  }

  /**
   * Who decided.
   *
   * @param personId by pseudonym
   * @param role in which role
   */
  record DecidedBy(UUID personId, String role) {}
}
