// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.time.Instant;
import java.util.List;

/**
 * A plot that can be read on a screen, on paper, and aloud: its lines differ in stroke and mark as
 * well as in colour, and its numbers stand below it as a table.
 */
@Tag("figure")
public final class Plot extends HtmlContainer {
  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String spec;
  private final Div canvas = new Div();

  /** How the points of a series are drawn. */
  public enum Kind {
    /** Joined by straight lines. */
    LINE,
    /** Joined by steps. */
    STEP,
    /** Each for itself. */
    POINTS,
    /** Bars from zero. */
    BARS
  }

  /**
   * A point.
   *
   * @param x to the right
   * @param y upwards
   */
  public record Point(double x, double y) {}

  /**
   * Points that belong together.
   *
   * @param name what they are, for the legend
   */
  public record Series(String name, Kind kind, List<Point> points) {}

  /**
   * An axis.
   *
   * @param name what it measures, with its unit
   * @param from where it begins
   * @param to where it ends
   * @param time whether places on it are times, in milliseconds since 1970
   */
  public record Axis(String name, double from, double to, boolean time) {
    /** An axis of numbers. */
    public Axis(String name, double from, double to) {
      this(name, from, to, false);
    }

    /** An axis of times. */
    public static Axis ofTime(String name, Instant from, Instant to) {
      return new Axis(name, from.toEpochMilli(), to.toEpochMilli(), true);
    }
  }

  /**
   * A plot.
   *
   * @param title what it shows, in a sentence; also what a screen reader says of it
   */
  public Plot(String title, Axis x, Axis y, List<Series> series) {
    this.spec = json(new Spec(title, x, y, series));
    addClassName("plot");
    canvas.addClassName("plot-canvas");
    canvas.getElement().setAttribute("role", "img");
    canvas.getElement().setAttribute("aria-label", title);
    add(new Caption(title), canvas, numbers(x, y, series));
  }

  private record Spec(String title, Axis x, Axis y, List<Series> series) {}

  /** The figure's caption. */
  @Tag("figcaption")
  private static final class Caption extends HtmlContainer {
    private static final long serialVersionUID = 1;

    Caption(String text) {
      setText(text);
    }
  }

  /** Made when they are asked for: curves have some hundred rows, and sessions many curves. */
  private NativeDetails numbers(Axis x, Axis y, List<Series> series) {
    NativeDetails details = new NativeDetails(getTranslation("part.plot.table"));
    details.addToggleListener(
        toggled -> {
          if (toggled.isOpened() && details.getContent() == null) {
            Div scrolled = new Div(new PlotTable(x, y.name(), series));
            scrolled.addClassName("scroll");
            scrolled.getElement().setAttribute("tabindex", "0");
            details.setContent(scrolled);
          }
        });
    return details;
  }

  private static String json(Spec spec) {
    try {
      return JSON.writeValueAsString(spec);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A plot cannot be written", e);
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    event.getUI().getPage().addJavaScript("context://webjars/echarts/5.5.0/echarts.min.js");
    event.getUI().getPage().addJavaScript("context://concordat/plot.js");
    canvas.getElement().executeJs("window.concordatPlot(this, JSON.parse($0))", spec);
  }
}
