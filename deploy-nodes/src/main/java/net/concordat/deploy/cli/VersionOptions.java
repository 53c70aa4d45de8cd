// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import net.concordat.deploy.cli.VersionSearch.Found;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which version is meant; the same for whatever is done with one. */
final class VersionOptions {
  @Parameters(
      paramLabel = "NAME",
      description = "NAME for a model's newest version, NAME:3 for its third, or NAME@champion.")
  private String name;

  @Option(
      names = "--owner",
      paramLabel = "MEMBER",
      defaultValue = "",
      description = "Whose model, where several members have one of that name.")
  private String owner;

  /** Finds it. */
  Found find(VersionSearch search) throws IOException, InterruptedException {
    return search.find(name, owner);
  }
}
