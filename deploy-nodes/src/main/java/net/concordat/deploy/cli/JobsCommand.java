// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** What a bank's fine-tune workers do. */
@Command(
    name = "jobs",
    description = "List, submit and cancel fine-tune jobs; show how far they are.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      JobsListCommand.class,
      JobsShowCommand.class,
      JobsSubmitCommand.class,
      JobsCancelCommand.class,
      JobsLogsCommand.class,
      JobsCurveCommand.class
    })
final class JobsCommand {}
