// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** What a registry knows of models. */
@Command(
    name = "models",
    description = "Ask a registry about models.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ModelsListCommand.class, ModelsShowCommand.class})
final class ModelsCommand {}
