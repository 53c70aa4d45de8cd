// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.command;

import net.concordat.ui.api.CommandsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.live.Feed;
import net.concordat.ui.security.TokenSource;
import org.springframework.stereotype.Component;

/** Follows the commands that somebody looks at. */
@Component
public class CommandFeed extends Feed<GivenCommand> {
  private final CommandsApi commands;

  CommandFeed(CommandsApi commands, TokenSource tokens) {
    super(tokens);
    this.commands = commands;
  }

  @Override
  protected GivenCommand read(String token, String id) {
    return commands.commandAs(token, id);
  }
}
