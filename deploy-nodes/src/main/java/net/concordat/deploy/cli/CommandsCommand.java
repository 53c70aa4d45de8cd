// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** What a registry was told to do. */
@Command(
    name = "commands",
    description = "List what a registry was told to do, and show how it stands.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CommandsListCommand.class, CommandsShowCommand.class})
final class CommandsCommand {}
