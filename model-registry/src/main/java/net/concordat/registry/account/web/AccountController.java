// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.account.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.concordat.registry.account.Account;
import net.concordat.registry.account.Accounts;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.Caller;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is signed in. */
@RestController
@AnyReader
@Tag(name = "account")
class AccountController {
  private final Accounts accounts;

  AccountController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/api/v1/me")
  @Operation(summary = "Who is signed in, with roles, passkeys and enrolment, and at which party")
  Account me(JwtAuthenticationToken token) {
    return accounts.of(Caller.of(token));
  }
}
