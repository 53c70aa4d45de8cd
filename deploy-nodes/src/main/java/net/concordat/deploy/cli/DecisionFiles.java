// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.anchor.AnchoredLog;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.deploy.DeployException;

/** Files about decisions that a command is given. */
final class DecisionFiles {
  /** The batches of a log of a hundred million decisions are far fewer. */
  private static final long MOST_BYTES = 256L << 20;

  private DecisionFiles() {}

  static DecisionProof proof(Path file) throws IOException {
    return read(file, DecisionJson::proof);
  }

  static AnchoredLog anchors(Path file, UUID logId) throws IOException {
    return read(file, copy -> AnchoredLog.read(copy, logId));
  }

  /** One receipt, or a list of them; also where it is the field of an answer. */
  static List<SignedReceipt> receipts(Path file) throws IOException {
    return read(
        file,
        json -> {
          List<SignedReceipt> receipts = new ArrayList<>();
          if (json.isArray()) {
            json.forEach(each -> receipts.add(receipt(each)));
          } else {
            receipts.add(receipt(json));
          }
          return receipts;
        });
  }

  private static SignedReceipt receipt(JsonNode json) {
    return DecisionJson.receipt(json.has("receipt") ? json.path("receipt") : json);
  }

  private static <T> T read(Path file, Function<JsonNode, T> as) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DeployException("There is no file %s.".formatted(file));
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new DeployException(
          "%s has %d bytes; at most %d are read.".formatted(file, Files.size(file), MOST_BYTES));
    }
    try {
      return as.apply(DecisionJson.tree(Files.readAllBytes(file)));
    } catch (InvalidInputException e) {
      throw new DeployException("%s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
