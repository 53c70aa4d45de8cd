// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import net.concordat.registry.command.CommandProperties;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.security.BankOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up what nobody follows, and lets the node forget what ended long ago. */
@Component
@BankOnly
class CommandKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CommandKeeper.class);
  private static final int AT_ONCE = 100;

  private final CommandStore store;
  private final CommandRunner runner;
  private final LedgerCommands ledger;
  private final CommandProperties settings;

  CommandKeeper(
      CommandStore store, CommandRunner runner, LedgerCommands ledger, CommandProperties settings) {
    this.store = store;
    this.runner = runner;
    this.ledger = ledger;
    this.settings = settings;
  }

  /** Takes up each command that should run: under its client id it is the same one. */
  @Scheduled(fixedDelayString = "${concordat.command.resume-interval:5s}")
  void resume() {
    store.running().stream().filter(row -> runner.follow(row.id())).forEach(this::run);
  }

  private void run(CommandRow row) {
    try {
      runner.run(row);
    } catch (NodeUnavailableException e) {
      LOG.debug("Command {} is taken up when the node answers: {}", row.id(), e.getMessage());
      runner.leave(row.id());
    } catch (RuntimeException e) {
      LOG.error("Command {} could not be taken up; it is tried again", row.id(), e);
      runner.leave(row.id());
    }
  }

  /** The node loads all that it remembers when it starts, so it is not to remember for ever. */
  @Scheduled(fixedDelayString = "1h")
  void forget() {
    try {
      for (CommandRow row : store.toForget(settings.forgetAfter(), AT_ONCE)) {
        for (int attempt = 1; attempt <= row.attempt(); attempt++) {
          ledger.forget(row.clientId(attempt));
        }
        store.forgotten(row.id());
      }
    } catch (NodeUnavailableException e) {
      LOG.debug("The node forgets later: {}", e.getMessage());
    }
  }
}
