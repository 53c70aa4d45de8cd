// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.passkey.CreationOptions;
import net.concordat.registry.passkey.NewCredential;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.Passkeys;
import net.concordat.registry.security.AnyPerson;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passkeys of the bank's people. */
@RestController
@RequestMapping("/api/v1/people")
@BankOnly
@Tag(name = "people")
class RegistrationController {
  private final Passkeys passkeys;

  RegistrationController(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  @PostMapping("/registrations")
  @ResponseStatus(HttpStatus.CREATED)
  @AnyPerson
  @Operation(summary = "Begins to register a passkey of whoever is signed in")
  CreationOptions begin(JwtAuthenticationToken token) {
    return passkeys.begin(Caller.of(token));
  }

  @PostMapping("/registrations/{registrationId}/credential")
  @ResponseStatus(HttpStatus.CREATED)
  @AnyPerson
  @Operation(summary = "Ends a registration with what the browser made")
  Passkey finish(
      @PathVariable UUID registrationId,
      @RequestBody @Valid NewCredential made,
      JwtAuthenticationToken token) {
    return passkeys.finish(registrationId, Caller.of(token), made);
  }

  @GetMapping("/registrations")
  @AnyReader
  @Operation(
      summary = "Who registered which passkey: whom a pseudonym of the bank's own stands for")
  Page<Passkey> all(
      @RequestParam(required = false) @Nullable UUID personId,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<String> place = Cursor.decode(cursor, 1);
    return passkeys.all(personId, place.isEmpty() ? "" : place.get(0), limit);
  }
}
