// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** Who reviews which version. */
@Command(
    name = "reviews",
    description = "List reviews, and show who decided what in those of a version.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReviewsListCommand.class, ReviewsShowCommand.class})
final class ReviewsCommand {}
