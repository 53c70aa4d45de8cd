// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import net.concordat.registry.command.CommandProperties;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.command.Commands;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.security.BankOnly;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Takes a command and answers with how it stands after a while. */
@Component
@BankOnly
class CommandDesk {
  private final Commands commands;
  private final CommandProperties settings;

  CommandDesk(Commands commands, CommandProperties settings) {
    this.commands = commands;
    this.settings = settings;
  }

  /** Gives a command on behalf of whoever is signed in. */
  ResponseEntity<CommandView> take(String key, LedgerAct act) {
    String caller =
        Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in")
            .getName();
    Commands.Given given = commands.give(key, caller, act);
    return answer(given.id(), given.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
  }

  /** Attempts a command again. */
  ResponseEntity<CommandView> retry(UUID id, int attempt) {
    commands.retry(id, attempt);
    return answer(id, HttpStatus.OK);
  }

  private ResponseEntity<CommandView> answer(UUID id, HttpStatus done) {
    CommandView view = commands.await(id, settings.answerWithin());
    URI address = URI.create("/api/v1/commands/" + id);
    if (view.problem() != null) {
      throw new CommandProblemException(view, view.problem(), address);
    }
    return ResponseEntity.status(view.status().isEnd() ? done : HttpStatus.ACCEPTED)
        .location(address)
        .body(view);
  }
}
