// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.Json;
import net.concordat.worker.artifact.ArtifactWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The one line that a training command prints for the program that called it.
 *
 * @param digest of the artifact
 * @param bytes its length
 * @param descriptor path of the descriptor
 * @param spend what a private run spent; absent without privacy
 */
public record Outcome(
    String digest, long bytes, String descriptor, @Nullable SpendStatement spend) {
  /** Prints it. */
  public static void print(
      CommandSpec spec, ArtifactWriter.Written written, @Nullable SpendStatement spend) {
    Outcome outcome =
        new Outcome(
            written.artifact().digest().hex(),
            written.artifact().bytes(),
            written.descriptor().toString(),
            spend);
    spec.commandLine().getOut().println(Json.line(outcome));
  }
}
