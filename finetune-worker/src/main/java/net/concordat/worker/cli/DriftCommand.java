// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import picocli.CommandLine.Command;

@Command(
    name = "drift",
    description =
        "Keeps what a bank's rows look like when it adopts a version, and says later how far new"
            + " rows are from it; no labels are needed, and nothing of it leaves the bank.",
    subcommands = {DriftProfileCommand.class, DriftCompareCommand.class})
final class DriftCommand {}
