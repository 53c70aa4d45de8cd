// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** What a bank does with versions of its own. */
@Command(
    name = "versions",
    description = "Publish versions.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = VersionsPublishCommand.class)
final class VersionsCommand {}
