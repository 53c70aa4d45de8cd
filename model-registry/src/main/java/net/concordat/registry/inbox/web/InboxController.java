// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import net.concordat.registry.inbox.Inbox;
import net.concordat.registry.inbox.Waiting;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits. */
@RestController
@BankOnly
@AnyReader
@Tag(name = "account")
class InboxController {
  private final Inbox inbox;

  InboxController(Inbox inbox) {
    this.inbox = inbox;
  }

  @GetMapping("/api/v1/inbox")
  @Operation(summary = "What waits for whoever is signed in, and what ended in the last week")
  List<Waiting> waiting(JwtAuthenticationToken token) {
    return inbox.of(Caller.of(token));
  }
}
