// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Markdown;

/**
 * A document of any form: what its writer called a part is its heading, texts are Markdown. What is
 * nested deeper than people read is shown as it is.
 */
public final class DocumentText extends Div {
  private static final long serialVersionUID = 1;
  private static final int DEEPEST = 3;

  /** Shows one. */
  public DocumentText(JsonNode content) {
    add(part(content, 1));
  }

  private static Component part(JsonNode node, int depth) {
    if (!node.isContainerNode()) {
      return node.isTextual() ? new Markdown(node.asText()) : new Span(node.asText());
    }
    if (depth > DEEPEST) {
      return new Span(node.toString());
    }
    return node.isArray() ? list(node, depth) : fields(node, depth);
  }

  private static Component list(JsonNode array, int depth) {
    UnorderedList list = new UnorderedList();
    array.forEach(each -> list.add(new ListItem(part(each, depth + 1))));
    return list;
  }

  private static Component fields(JsonNode object, int depth) {
    Div all = new Div();
    Facts facts = new Facts();
    object
        .properties()
        .forEach(
            field -> {
              if (depth == 1 && field.getValue().isContainerNode()) {
                all.add(new H3(field.getKey()), part(field.getValue(), depth + 1));
              } else {
                facts.with(field.getKey(), part(field.getValue(), depth + 1));
              }
            });
    all.addComponentAsFirst(facts);
    return all;
  }
}
