// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.command;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.part.Badge;
import net.concordat.ui.view.version.ModelNames;

/** What commands do, and to what. */
public final class CommandWords {
  private CommandWords() {}

  /** What it does; the registry's own word where these pages have none. */
  static String of(GivenCommand command) {
    return of(command.kind());
  }

  /** The same, by its kind. */
  public static String of(String kind) {
    return switch (kind) {
      case "register-model" -> translate("command.kind.register");
      case "publish-version" -> translate("command.kind.publish");
      case "record-development" -> translate("command.kind.develop");
      case "spend-budget" -> translate("command.kind.spend");
      case "offer-grant" -> translate("command.kind.offer");
      case "accept-grant" -> translate("command.kind.accept");
      case "revoke-grant" -> translate("command.kind.revoke");
      case "request-delivery" -> translate("command.kind.deliver");
      case "freeze-version" -> translate("command.kind.freeze");
      case "unfreeze-version" -> translate("command.kind.unfreeze");
      case "withdraw-version" -> translate("command.kind.withdraw");
      case "suspend-adoption" -> translate("command.kind.suspend");
      case "retire-adoption" -> translate("command.kind.retire");
      case "propose-promotion" -> translate("command.kind.promote");
      case "propose-reinstatement" -> translate("command.kind.reinstate");
      default -> translate("command.kind.other", kind);
    };
  }

  static Badge badge(GivenCommand command) {
    return switch (command.status()) {
      case "RUNNING" -> new Badge(translate("command.status.RUNNING"), Badge.Tone.HELD);
      case "DONE" -> new Badge(translate("command.status.DONE"), Badge.Tone.GOOD);
      case "REFUSED" -> new Badge(translate("command.status.REFUSED"), Badge.Tone.BAD);
      case "FAILED" -> new Badge(translate("command.status.FAILED"), Badge.Tone.BAD);
      default -> new Badge(command.status(), Badge.Tone.NONE);
    };
  }

  /** The version that it is about or left, if it is about one. */
  static Optional<RouterLink> version(GivenCommand command, ModelNames names) {
    JsonNode left = command.result() == null ? command.arguments() : command.result();
    for (JsonNode place : new JsonNode[] {left.path("version"), left, command.arguments()}) {
      if (place.path("modelId").isTextual() && place.path("version").isInt()) {
        return names.link(place.path("modelId").asText(), place.path("version").asInt());
      }
    }
    return Optional.empty();
  }
}
