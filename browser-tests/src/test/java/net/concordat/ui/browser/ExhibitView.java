// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.Markdown;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Plot;
import net.concordat.ui.part.Plot.Axis;
import net.concordat.ui.part.Plot.Kind;
import net.concordat.ui.part.Plot.Point;
import net.concordat.ui.part.Plot.Series;

/** Parts that are looked at for themselves. No part of the product. */
@Route(value = "exhibit", layout = MainLayout.class)
@PermitAll
public class ExhibitView extends PageView {
  static final String HOSTILE =
      "<img src=x onerror=\"window.hurt = 1\"><script>window.hurt = 1</script>"
          + " [go](javascript:window.hurt=1) <b onmouseover=\"window.hurt = 1\">plain</b>";

  private static final long serialVersionUID = 1;

  ExhibitView(ModelsApi models) {
    super("Exhibit");
    TextArea note = new TextArea("Note");
    Paragraph answer = new Paragraph();
    Button ask =
        new Button(
            "Ask",
            click -> answer.setText(models.version(Samples.CARD_FRAUD, 80).status().toString()));
    add(note, ask, answer, new Markdown(HOSTILE), plot());
  }

  private static Plot plot() {
    return new Plot(
        "Receiver operating characteristic of version 80 and its parent",
        new Axis("False alarms, share of genuine payments", 0, 1),
        new Axis("Fraud found, share", 0, 1),
        List.of(
            new Series("Version 80", Kind.LINE, curve(0.25)),
            new Series("Its parent", Kind.LINE, curve(0.45)),
            new Series("Chance", Kind.LINE, List.of(new Point(0, 0), new Point(1, 1)))));
  }

  private static List<Point> curve(double bend) {
    return IntStream.rangeClosed(0, 20)
        .mapToObj(i -> new Point(i / 20.0, Math.pow(i / 20.0, bend)))
        .toList();
  }
}
