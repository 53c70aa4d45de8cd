// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import picocli.CommandLine.Command;

@Command(
    name = "holdout",
    description =
        "Commits to private test rows before a version is known, and proves later which they were.",
    subcommands = {
      HoldoutCommitCommand.class,
      HoldoutOpenCommand.class,
      HoldoutVerifyCommand.class
    })
final class HoldoutCommand {}
