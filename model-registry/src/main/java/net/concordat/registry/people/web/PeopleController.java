// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

  PeopleController(People people) {
    this.people = people;
  }

  @GetMapping("/api/v1/people")
  @Operation(summary = "Who may decide, in which roles and from when on; by pseudonym, never name")
  List<Standing<PersonFact>> find(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable UUID personId,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "ACTIVE|REVOKED", message = "must be ACTIVE or REVOKED")
          String status,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return people.find(member, personId, status, asOf);
  }
}
