// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** Who may have which version. */
@Command(
    name = "grants",
    description = "List grants; give, accept and revoke them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GrantsListCommand.class,
      GrantsGiveCommand.class,
      GrantsAcceptCommand.class,
      GrantsRevokeCommand.class
    })
final class GrantsCommand {}
