// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import picocli.CommandLine.Command;

/** What a bank's scoring service does and did. */
@Command(
    name = "scoring",
    description =
        "Have a bank's scoring service decide on a case; show what it uses, what it decided, and the proof.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ScoringStateCommand.class,
      ScoringFieldsCommand.class,
      ScoringDecideCommand.class,
      ScoringShowCommand.class,
      ScoringProofCommand.class
    })
final class ScoringCommand {}
